<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name></name>
    <message>
        <source>D&amp;uplicate, for another strength</source>
        <translation>D&amp;uplica, per un’altra intensità</translation>
    </message>
    <message>
        <source>The log is at {0}.</source>
        <translation>Il registro è in {0}.</translation>
    </message>
    <message>
        <source>Something unexpected happened; this is a fault of the program.</source>
        <translation>È successo qualcosa di imprevisto; è un difetto del programma.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copia i dettagli</translation>
    </message>
    <message>
        <source>Copies the message and its technical details, to paste into a report.</source>
        <translation>Copia il messaggio e i dettagli tecnici, da incollare in una segnalazione.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>There is not enough memory for this; close other programs or open a shorter clip.</source>
        <translation>La memoria non basta; chiudi altri programmi o apri una clip più corta.</translation>
    </message>
    <message>
        <source>the system refused ({0}); check the disk and the permissions, and try again.</source>
        <translation>il sistema ha rifiutato ({0}); controlla il disco e i permessi, poi riprova.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Open a song</source>
        <translation>Apri un brano</translation>
    </message>
    <message>
        <source>Sound files ({0})</source>
        <translation>File audio ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Export the restored sound</source>
        <translation>Esporta il suono restaurato</translation>
    </message>
    <message>
        <source>Open the &amp;demo clip</source>
        <translation>Apri la clip di &amp;prova</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Esporta…</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaura</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Riproduci o pausa</translation>
    </message>
    <message>
        <source>&amp;Flip between the last two heard</source>
        <translation>&amp;Alterna le ultime due ascoltate</translation>
    </message>
    <message>
        <source>Hear version {0}</source>
        <translation>Ascolta la versione {0}</translation>
    </message>
    <message>
        <source>&amp;Try the loop</source>
        <translation>&amp;Prova sul loop</translation>
    </message>
    <message>
        <source>Hear the &amp;difference</source>
        <translation>Ascolta la &amp;differenza</translation>
    </message>
    <message>
        <source>&amp;Blind test…</source>
        <translation>Ascolto alla &amp;cieca…</translation>
    </message>
    <message>
        <source>Blind &amp;preference test…</source>
        <translation>Preferenza alla cie&amp;ca…</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Loop</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Loop da qui</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Loop fino a qui</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>Far back</source>
        <translation>Molto indietro</translation>
    </message>
    <message>
        <source>Far on</source>
        <translation>Molto avanti</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>All&apos;inizio</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Alla fine</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Riduci</translation>
    </message>
    <message>
        <source>The &amp;whole clip</source>
        <translation>&amp;Tutta la clip</translation>
    </message>
    <message>
        <source>Zoom to the &amp;loop</source>
        <translation>Ingrandisci il &amp;loop</translation>
    </message>
    <message>
        <source>Next &amp;area of the page</source>
        <translation>&amp;Zona successiva della pagina</translation>
    </message>
    <message>
        <source>&amp;Previous area of the page</source>
        <translation>Zona &amp;precedente della pagina</translation>
    </message>
    <message>
        <source>Hear {0}</source>
        <translation>Ascolta {0}</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Qualcosa è andato storto</translation>
    </message>
    <message>
        <source>{0} is lossy: what is hard to hear is thrown away.</source>
        <translation>{0} comprime con perdita: butta via ciò che si sente poco.</translation>
    </message>
    <message>
        <source>{0} Hz: nothing above {1} kHz is kept.</source>
        <translation>{0} Hz: sopra {1} kHz non resta nulla.</translation>
    </message>
    <message>
        <source>{0} Hz adds size, not sound.</source>
        <translation>{0} Hz aggiunge peso, non suono.</translation>
    </message>
    <message>
        <source>Only the loop is written.</source>
        <translation>Viene scritto solo il loop.</translation>
    </message>
    <message>
        <source>The tags stay behind.</source>
        <translation>I tag non vengono copiati.</translation>
    </message>
    <message>
        <source>The cover stays behind.</source>
        <translation>La copertina non viene copiata.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Non si perde nulla.</translation>
    </message>
    <message>
        <source>Nothing was changed, so the file is copied byte for byte.</source>
        <translation>Non è cambiato nulla: il file viene copiato byte per byte.</translation>
    </message>
    <message>
        <source>Nothing was changed in this version: it is only converted.</source>
        <translation>In questa versione non è cambiato nulla: viene solo convertita.</translation>
    </message>
    <message>
        <source>dithered</source>
        <translation>con dither</translation>
    </message>
    <message>
        <source>rounded without dither</source>
        <translation>arrotondato senza dither</translation>
    </message>
    <message>
        <source>{0} → 16 bits: {1}.</source>
        <translation>{0} → 16 bit: {1}.</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>16 bits as the source: {0}.</source>
        <translation>16 bit come la sorgente: {0}.</translation>
    </message>
    <message>
        <source>{0} → {1} bits: rounded, far below hearing.</source>
        <translation>{0} → {1} bit: arrotondato, ben sotto l&apos;udibile.</translation>
    </message>
    <message>
        <source>{0} holds at most {1} channels, this has {2}; choose WAV.</source>
        <translation>{0} contiene al massimo {1} canali, qui sono {2}; scegli WAV.</translation>
    </message>
    <message>
        <source>{0} holds at most {1} Hz; choose a lower rate, WAV or FLAC.</source>
        <translation>{0} arriva al massimo a {1} Hz; scegli una frequenza più bassa, WAV o FLAC.</translation>
    </message>
    <message>
        <source>{0} cannot hold {1} Hz; choose {2} Hz, WAV or FLAC.</source>
        <translation>{0} non ammette {1} Hz; scegli {2} Hz, WAV o FLAC.</translation>
    </message>
    <message>
        <source>1 s left</source>
        <translation>manca 1 s</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>mancano {0} s</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>mancano {0} min</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>mancano {0} h</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Restorer</source>
        <translation>Informazioni su Restorer</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenze</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Weights and their data</source>
        <translation>Pesi e dati</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Clip di prova</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pacchetti</translation>
    </message>
    <message>
        <source>Licences and thanks; the arrows scroll.</source>
        <translation>Licenze e ringraziamenti; le frecce scorrono il testo.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Back to the window (Esc).</source>
        <translation>Torna alla finestra (Esc).</translation>
    </message>
    <message>
        <source>Restorer {0}</source>
        <translation>Restorer {0}</translation>
    </message>
    <message>
        <source>Restores generated music, and shows and plays before and after honestly. The restorers follow A. Patrizi (Sapienza, 2025).</source>
        <translation>Restaura la musica generata e fa vedere e sentire onestamente il prima e il dopo. I restauratori seguono A. Patrizi (Sapienza, 2025).</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Pacchetto</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licenza</translation>
    </message>
    <message>
        <source>This text is missing; install the program again.</source>
        <translation>Questo testo manca; reinstalla il programma.</translation>
    </message>
</context>
<context>
    <name>AbxDialog</name>
    <message>
        <source>Blind test: can you hear the difference?</source>
        <translation>Ascolto alla cieca: senti la differenza?</translation>
    </message>
    <message>
        <source>The version that is {0} throughout the test.</source>
        <translation>La versione che è {0} per tutto il test.</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Prove</translation>
    </message>
    <message>
        <source>How many questions. More of them find smaller differences.</source>
        <translation>Quante domande. Più sono, più piccole le differenze che si scoprono.</translation>
    </message>
    <message>
        <source>Can you hear the difference?</source>
        <translation>Senti la differenza?</translation>
    </message>
    <message>
        <source>You hear A, B and X. X is secretly one of the two, drawn anew each time: say which. All are equally loud, and nothing is revealed before the end.</source>
        <translation>Ascolti A, B e X. X è di nascosto una delle due, sorteggiata ogni volta: di&apos; quale. Tutte hanno lo stesso volume e nulla viene svelato prima della fine.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Excerpts</source>
        <translation>Estratti</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Closes without a test (Esc).</source>
        <translation>Chiude senza fare il test (Esc).</translation>
    </message>
    <message>
        <source>Hear {0}, in place (key {0}).</source>
        <translation>Ascolta {0}, nello stesso punto (tasto {0}).</translation>
    </message>
    <message>
        <source>Your answer: X is the same as {0} (Shift+{0}).</source>
        <translation>La tua risposta: X è uguale a {0} (Shift+{0}).</translation>
    </message>
    <message>
        <source>X is {0}</source>
        <translation>X è {0}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>A, B, X listen. Shift+A, Shift+B answer. Space pauses, Home starts the excerpt again.</source>
        <translation>A, B, X: ascolto. Shift+A, Shift+B: risposta. Spazio: pausa. Inizio: l&apos;estratto da capo.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Ends the test before its end (Esc).</source>
        <translation>Interrompe il test prima della fine (Esc).</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Ripeti il test</translation>
    </message>
    <message>
        <source>Draws a new test.</source>
        <translation>Sorteggia un nuovo test.</translation>
    </message>
    <message>
        <source>Trial {0} of {1}</source>
        <translation>Prova {0} di {1}</translation>
    </message>
    <message>
        <source>You heard it</source>
        <translation>L&apos;hai sentita</translation>
    </message>
    <message>
        <source>No evidence that you can tell them apart</source>
        <translation>Nessuna prova che tu le distingua</translation>
    </message>
    <message>
        <source>The sound was lost on the way: this test is incomplete</source>
        <translation>L’audio si è interrotto: questa prova è incompleta</translation>
    </message>
    <message>
        <source>{0} of {1} right. By guessing alone one does at least this well in {2} % of such tests ({3}). With 95 % confidence you are right {4} to {5} % of the time.</source>
        <translation>{0} giuste su {1}. Tirando a indovinare si arriva almeno a tanto nel {2} % di questi test ({3}). Con il 95 % di confidenza indovini dal {4} al {5} % delle volte.</translation>
    </message>
    <message>
        <source>A was {0}, B was {1}.</source>
        <translation>A era {0}, B era {1}.</translation>
    </message>
    <message>
        <source>A and B are the same version: choose two.</source>
        <translation>A e B sono la stessa versione: scegline due.</translation>
    </message>
    <message>
        <source>{0} of {1} right answers or more count as heard.</source>
        <translation>Da {0} risposte giuste su {1} in su vale come sentita.</translation>
    </message>
</context>
<context>
    <name>AuditionPanel</name>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Plays the excerpt over and over (Space); switch what is heard at any time, without a gap.</source>
        <translation>Ripete l&apos;estratto senza fine (Spazio); puoi cambiare ciò che si sente in ogni momento, senza stacchi.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>1 file</source>
        <translation>1 file</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} file</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauro</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurato</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Invariato</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltato</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non riuscito</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrotto</translation>
    </message>
    <message>
        <source>No audible benefit; copied as {0}</source>
        <translation>Nessun beneficio udibile; copiato come {0}</translation>
    </message>
    <message>
        <source>No audible benefit; left out</source>
        <translation>Nessun beneficio udibile; tralasciato</translation>
    </message>
    <message>
        <source>{0} exists already</source>
        <translation>{0} esiste già</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Salvato come {0}</translation>
    </message>
    <message>
        <source>Took {0}</source>
        <translation>Durata: {0}</translation>
    </message>
</context>
<context>
    <name>BatchBar</name>
    <message>
        <source>Progress of the whole list</source>
        <translation>Avanzamento di tutta la lista</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri la cartella</translation>
    </message>
    <message>
        <source>Show the restored files in the file manager.</source>
        <translation>Mostra i file restaurati nel gestore dei file.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Stop now. What is done stays; the file in hand is begun anew with the next start.</source>
        <translation>Interrompi subito. Ciò che è fatto resta; il file in corso ricomincia al prossimo avvio.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Restore every waiting file, one after the other (Ctrl+R). The originals are not touched.</source>
        <translation>Restaura tutti i file in attesa, uno dopo l&apos;altro (Ctrl+R). Gli originali non si toccano.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Go on with the next file when this one is done.</source>
        <translation>Dopo questo file continua con il prossimo.</translation>
    </message>
    <message>
        <source>Finish the file in hand, then wait.</source>
        <translation>Finisce il file in corso, poi aspetta.</translation>
    </message>
</context>
<context>
    <name>BatchEmpty</name>
    <message>
        <source>Restore many songs at once</source>
        <translation>Restaura molti brani in una volta</translation>
    </message>
    <message>
        <source>Drop songs or whole folders here. They are restored one after the other; the originals stay.</source>
        <translation>Trascina qui brani o intere cartelle. Vengono restaurati uno dopo l&apos;altro; gli originali restano.</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Aggiungi file…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Aggiungi file</translation>
    </message>
    <message>
        <source>Choose songs from this computer.</source>
        <translation>Scegli dei brani da questo computer.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Aggiungi una cartella…</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Aggiungi una cartella</translation>
    </message>
    <message>
        <source>Every song in a folder and in the folders inside it.</source>
        <translation>Tutti i brani di una cartella e delle sue sottocartelle.</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Esito</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Batch</source>
        <translation>In serie</translation>
    </message>
    <message>
        <source>Looking for songs…</source>
        <translation>Cerco i brani…</translation>
    </message>
    <message>
        <source>Add songs</source>
        <translation>Aggiungi brani</translation>
    </message>
    <message>
        <source>Add a folder of songs</source>
        <translation>Aggiungi una cartella di brani</translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation>Aggiunti: {0}.</translation>
    </message>
    <message>
        <source>In the list already: {0}.</source>
        <translation>Già nella lista: {0}.</translation>
    </message>
</context>
<context>
    <name>BatchRun</name>
    <message>
        <source>{0}: something unexpected happened ({1}); this is a fault of the program, its log tells more.</source>
        <translation>{0}: è successo qualcosa di imprevisto ({1}); è un difetto del programma, il registro dice di più.</translation>
    </message>
</context>
<context>
    <name>BatchSettingsPanel</name>
    <message>
        <source>Keep the folder structure</source>
        <translation>Mantieni le cartelle</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>Accanto all&apos;originale</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Come l&apos;originale</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Aggiungi un numero</translation>
    </message>
    <message>
        <source>Skip the file</source>
        <translation>Salta il file</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Sostituiscilo</translation>
    </message>
    <message>
        <source>Copy as they are</source>
        <translation>Copia così come sono</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Tralascia</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Scegli una cartella…</translation>
    </message>
    <message>
        <source>&amp;Restorer</source>
        <translation>&amp;Restauratore</translation>
    </message>
    <message>
        <source>S&amp;trength</source>
        <translation>In&amp;tensità</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Cartella</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mato</translation>
    </message>
    <message>
        <source>I&amp;f it exists</source>
        <translation>Se &amp;esiste</translation>
    </message>
    <message>
        <source>&amp;Unchanged</source>
        <translation>In&amp;variati</translation>
    </message>
    <message>
        <source>How to restore</source>
        <translation>Come restaurare</translation>
    </message>
    <message>
        <source>Restorer</source>
        <translation>Restauratore</translation>
    </message>
    <message>
        <source>Which trained network listens to the files.</source>
        <translation>Quale rete addestrata ascolta i file.</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>Intensità in percentuale</translation>
    </message>
    <message>
        <source>How much of the correction is applied: 0 % leaves the sound as it is.</source>
        <translation>Quanta correzione viene applicata: 0 % lascia il suono com&apos;è.</translation>
    </message>
    <message>
        <source>Name of the results</source>
        <translation>Nome dei risultati</translation>
    </message>
    <message>
        <source>{name} is the original&apos;s name, {checkpoint} the restorer, {n} the place in the list. Names that would collide are numbered; an original is never written over.</source>
        <translation>{name} è il nome dell&apos;originale, {checkpoint} il restauratore, {n} il posto nella lista. I nomi uguali vengono numerati; un originale non viene mai sovrascritto.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Cartella dei risultati</translation>
    </message>
    <message>
        <source>Where the restored files are put.</source>
        <translation>Dove vanno i file restaurati.</translation>
    </message>
    <message>
        <source>Folders that you added are made again inside the chosen folder.</source>
        <translation>Le cartelle aggiunte vengono ricreate dentro quella scelta.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>As the original keeps format, rate and bit depth. WAV, FLAC and AIFF lose nothing.</source>
        <translation>«Come l&apos;originale» mantiene formato, frequenza e profondità di bit. WAV, FLAC e AIFF non perdono nulla.</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>Se esiste un file con quel nome</translation>
    </message>
    <message>
        <source>What to do when a file has the result&apos;s name already. Originals are always safe.</source>
        <translation>Che cosa fare se un file ha già il nome del risultato. Gli originali sono sempre al sicuro.</translation>
    </message>
    <message>
        <source>Unchanged files</source>
        <translation>File invariati</translation>
    </message>
    <message>
        <source>Files in which nothing had to be restored: copied byte for byte, or left out.</source>
        <translation>File in cui non c&apos;era nulla da restaurare: copiati byte per byte, o tralasciati.</translation>
    </message>
    <message>
        <source>Folder for the restored files</source>
        <translation>Cartella dei file restaurati</translation>
    </message>
    <message>
        <source>Use {name}, {checkpoint} and {n} only, for example {0}</source>
        <translation>Usa solo {name}, {checkpoint} e {n}, per esempio {0}</translation>
    </message>
    <message>
        <source>becomes {0}</source>
        <translation>diventa {0}</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Files to restore</source>
        <translation>File da restaurare</translation>
    </message>
    <message>
        <source>Delete removes, Alt with up or down moves, Enter opens a restored file to compare it by ear.</source>
        <translation>Canc toglie, Alt con su o giù sposta, Invio apre un file restaurato per confrontarlo a orecchio.</translation>
    </message>
</context>
<context>
    <name>BatchView</name>
    <message>
        <source>Add &amp;files…</source>
        <translation>Aggiungi &amp;file…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Aggiungi una &amp;cartella…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>&amp;Togli dalla lista</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Sposta &amp;su</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Sposta &amp;giù</translation>
    </message>
    <message>
        <source>&amp;Try failed files again</source>
        <translation>&amp;Riprova i file non riusciti</translation>
    </message>
    <message>
        <source>Remove &amp;finished files</source>
        <translation>Togli i file &amp;finiti</translation>
    </message>
    <message>
        <source>&amp;Start or go on</source>
        <translation>&amp;Avvia o continua</translation>
    </message>
    <message>
        <source>&amp;Pause after this file</source>
        <translation>&amp;Pausa dopo questo file</translation>
    </message>
    <message>
        <source>S&amp;top the list</source>
        <translation>&amp;Interrompi la lista</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>In serie</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Aggiungi file…</translation>
    </message>
    <message>
        <source>Choose songs from this computer (Ctrl+Shift+O).</source>
        <translation>Scegli dei brani da questo computer (Ctrl+Shift+O).</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Aggiungi una cartella…</translation>
    </message>
    <message>
        <source>Every song in a folder and in the folders inside it.</source>
        <translation>Tutti i brani di una cartella e delle sue sottocartelle.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Togli</translation>
    </message>
    <message>
        <source>Take the chosen files out of the list (Delete). Nothing is deleted on disk.</source>
        <translation>Toglie dalla lista i file scelti (Canc). Sul disco non si cancella nulla.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Sposta su</translation>
    </message>
    <message>
        <source>Restore the chosen files earlier (Alt+Up).</source>
        <translation>Restaura prima i file scelti (Alt+Su).</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Sposta giù</translation>
    </message>
    <message>
        <source>Restore the chosen files later (Alt+Down).</source>
        <translation>Restaura dopo i file scelti (Alt+Giù).</translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation>Riprova i non riusciti</translation>
    </message>
    <message>
        <source>Restore the files that failed or were stopped.</source>
        <translation>Restaura i file non riusciti o interrotti.</translation>
    </message>
    <message>
        <source>Remove finished</source>
        <translation>Togli i finiti</translation>
    </message>
    <message>
        <source>Take the restored files out of the list; they stay on disk.</source>
        <translation>Toglie dalla lista i file restaurati; sul disco restano.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Interrompo…</translation>
    </message>
    <message>
        <source>Pausing after this file…</source>
        <translation>Pausa dopo questo file…</translation>
    </message>
    <message>
        <source>{0} restored</source>
        <translation>{0} restaurati</translation>
    </message>
    <message>
        <source>{0} unchanged</source>
        <translation>{0} invariati</translation>
    </message>
    <message>
        <source>{0} skipped</source>
        <translation>{0} saltati</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} non riusciti</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>{0} rimasti</translation>
    </message>
</context>
<context>
    <name>BlindDialog</name>
    <message>
        <source>Opens the folder in which the logs of all tests lie.</source>
        <translation>Apre la cartella con i registri di tutti i test.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri la cartella</translation>
    </message>
    <message>
        <source>Looks for the excerpts, then plays the first one.</source>
        <translation>Cerca gli estratti, poi suona il primo.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Back to the clip (Esc).</source>
        <translation>Torna alla clip (Esc).</translation>
    </message>
    <message>
        <source>Where the change is largest</source>
        <translation>Dove cambia di più</translation>
    </message>
    <message>
        <source>The loop, {0} to {1}</source>
        <translation>Il loop, da {0} a {1}</translation>
    </message>
    <message>
        <source>{0} seconds</source>
        <translation>{0} secondi</translation>
    </message>
    <message>
        <source>Which parts of the clip are heard. Each one is repeated until you answer.</source>
        <translation>Quali parti della clip si ascoltano. Ognuna si ripete finché rispondi.</translation>
    </message>
    <message>
        <source>Excerpts</source>
        <translation>Estratti</translation>
    </message>
    <message>
        <source>Length of an excerpt</source>
        <translation>Durata di un estratto</translation>
    </message>
    <message>
        <source>Short ones are easier to keep in mind.</source>
        <translation>Quelli brevi si ricordano meglio.</translation>
    </message>
    <message>
        <source>The answers so far are kept, marked as incomplete. They prove nothing by themselves.</source>
        <translation>Le risposte date si conservano, segnate come incomplete. Da sole non provano nulla.</translation>
    </message>
    <message>
        <source>Stop the test?</source>
        <translation>Interrompere il test?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>The log was not saved</source>
        <translation>Il registro non è stato salvato</translation>
    </message>
    <message>
        <source>Kept as {0}, with a table beside it.</source>
        <translation>Conservato come {0}, con una tabella accanto.</translation>
    </message>
    <message>
        <source>The excerpts could not be read</source>
        <translation>Non è stato possibile leggere gli estratti</translation>
    </message>
    <message>
        <source>Answers wait because there is no sound: connect a device and press A, or stop the test.</source>
        <translation>Le risposte aspettano perché non c’è audio: collega un dispositivo e premi A, oppure interrompi la prova.</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Card of {0}</source>
        <translation>Scheda di {0}</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Scheda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Back to the library.</source>
        <translation>Torna alla libreria.</translation>
    </message>
</context>
<context>
    <name>CheckpointCard</name>
    <message>
        <source>Shipped</source>
        <translation>Fornito</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Tuo</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predefinito</translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation>Usa di norma</translation>
    </message>
    <message>
        <source>Restore with this one unless another is chosen.</source>
        <translation>Restaura con questo, se non se ne sceglie un altro.</translation>
    </message>
    <message>
        <source>Show the card…</source>
        <translation>Mostra la scheda…</translation>
    </message>
    <message>
        <source>Everything that this checkpoint says of itself.</source>
        <translation>Tutto ciò che questo checkpoint dice di sé.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Save a copy to keep or to give away.</source>
        <translation>Salva una copia da tenere o da dare ad altri.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rinomina…</translation>
    </message>
    <message>
        <source>Give this checkpoint another name.</source>
        <translation>Dai a questo checkpoint un altro nome.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Elimina…</translation>
    </message>
    <message>
        <source>Remove this checkpoint from the computer; asks first.</source>
        <translation>Toglie questo checkpoint dal computer; prima chiede.</translation>
    </message>
    <message>
        <source>{0} tracks</source>
        <translation>{0} tracce</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} ore</translation>
    </message>
    <message>
        <source>Learned from {0}</source>
        <translation>Ha imparato da {0}</translation>
    </message>
    <message>
        <source>Licence of the music: {0}</source>
        <translation>Licenza della musica: {0}</translation>
    </message>
    <message>
        <source>Spectral error on damaged music it had not heard: {0} dB (untouched: {1} dB)</source>
        <translation>Errore spettrale su musica rovinata mai sentita: {0} dB (intatta: {1} dB)</translation>
    </message>
    <message>
        <source>LSD on damaged music it had not heard: {0} (untouched: {1})</source>
        <translation>LSD su musica rovinata mai sentita: {0} (intatta: {1})</translation>
    </message>
    <message>
        <source>For real damage: noise, clipping, low bit rates, missing treble. Leaves what is right exactly as it is.</source>
        <translation>Per danni reali: rumore, clipping, bassi bit rate, acuti mancanti. Lascia ciò che va bene esattamente com&apos;è.</translation>
    </message>
    <message>
        <source>Adds and takes away only what it is sure about; keeps closest to the recording.</source>
        <translation>Aggiunge e toglie solo ciò di cui è sicuro; resta il più vicino alla registrazione.</translation>
    </message>
    <message>
        <source>Draws the whole spectrum anew; fills more, and strays further from the recording.</source>
        <translation>Ridisegna tutto lo spettro; riempie di più e si allontana di più dalla registrazione.</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Diretto</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0} kHz</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Duplicate, for another strength</source>
        <translation>Duplica, per un’altra intensità</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Restore again</source>
        <translation>Restaura di nuovo</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rinomina…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Togli</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Choose the music in step 1 first.</source>
        <translation>Prima scegli la musica al passo 1.</translation>
    </message>
    <message>
        <source>Two recordings at least are needed, one of them to judge by.</source>
        <translation>Servono almeno due registrazioni, una delle quali per giudicare.</translation>
    </message>
    <message>
        <source>Choose the music</source>
        <translation>Scegli la musica</translation>
    </message>
    <message>
        <source>Choose a list of pairs</source>
        <translation>Scegli un elenco di coppie</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Scegli una cartella</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Click to move the playhead, drag to move the picture, turn the wheel to zoom time (with Ctrl: frequency), double-click to see all. Hold Shift and drag to mark a loop. Brighter means louder; dark areas at the top are missing treble.</source>
        <translation>Clic per spostare il cursore, trascina per muovere l&apos;immagine, rotella per ingrandire il tempo (con Ctrl: la frequenza), doppio clic per vedere tutto. Con Shift trascina per segnare un loop. Più chiaro è più forte; le zone scure in alto sono acuti mancanti.</translation>
    </message>
    <message>
        <source>What the restoration made louder (orange) and quieter (blue). Black is as before, or too quiet to be seen.</source>
        <translation>Che cosa il restauro ha reso più forte (arancio) e più piano (blu). Nero: come prima, o troppo piano per vedersi.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Dopo</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Che cosa è cambiato</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Scala dei colori</translation>
    </message>
    <message>
        <source>The level that each colour stands for, in dB below a full-scale tone; the same for both pictures.</source>
        <translation>Il livello di ogni colore, in dB sotto un tono a fondo scala; uguale per le due immagini.</translation>
    </message>
    <message>
        <source>Colour scale of what changed</source>
        <translation>Scala dei colori del cambiamento</translation>
    </message>
    <message>
        <source>By how many dB the restoration is louder (orange) or quieter (blue) than the original.</source>
        <translation>Di quanti dB il restauro è più forte (arancio) o più piano (blu) dell&apos;originale.</translation>
    </message>
    <message>
        <source>Time, frequency and level under the pointer</source>
        <translation>Tempo, frequenza e livello sotto il puntatore</translation>
    </message>
    <message>
        <source>Here you will see what a restoration changed.</source>
        <translation>Qui vedrai che cosa ha cambiato un restauro.</translation>
    </message>
    <message>
        <source>before {0} dB</source>
        <translation>prima {0} dB</translation>
    </message>
    <message>
        <source>after {0} dB</source>
        <translation>dopo {0} dB</translation>
    </message>
    <message>
        <source>no change (too quiet)</source>
        <translation>nessun cambiamento (troppo piano)</translation>
    </message>
    <message>
        <source>change {0} dB</source>
        <translation>cambiamento {0} dB</translation>
    </message>
    <message>
        <source>Point at the pictures to read time, frequency and level.</source>
        <translation>Punta le immagini per leggere tempo, frequenza e livello.</translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>Quantisation</source>
        <translation>Quantizzazione</translation>
    </message>
    <message>
        <source>Grain under quiet passages, as of 8 to 12 bits.</source>
        <translation>Grana sotto i passaggi piano, come con 8-12 bit.</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Ricampionamento</translation>
    </message>
    <message>
        <source>Treble above half the lower rate is gone.</source>
        <translation>Gli acuti oltre metà della frequenza più bassa spariscono.</translation>
    </message>
    <message>
        <source>Reverb of the paper</source>
        <translation>Riverbero dell&apos;articolo</translation>
    </message>
    <message>
        <source>Dull and booming: the paper&apos;s reverb is a steep low-pass rather than a room.</source>
        <translation>Cupo e rimbombante: il riverbero dell&apos;articolo è un passa-basso ripido più che una stanza.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Clipping</translation>
    </message>
    <message>
        <source>Loud peaks are cut flat and crackle.</source>
        <translation>I picchi forti vengono tagliati e gracchiano.</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Passa-basso</translation>
    </message>
    <message>
        <source>Muffled: treble fades away above the cutoff.</source>
        <translation>Ovattato: gli acuti svaniscono oltre il taglio.</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>Swirling treble and blurred attacks of a low bit rate.</source>
        <translation>Acuti gorgoglianti e attacchi sfocati di un basso bit rate.</translation>
    </message>
    <message>
        <source>AAC</source>
        <translation>AAC</translation>
    </message>
    <message>
        <source>Thin, fluttering treble of a low bit rate.</source>
        <translation>Acuti sottili e tremolanti di un basso bit rate.</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>Rough, noisy treble of a low bit rate.</source>
        <translation>Acuti ruvidi e rumorosi di un basso bit rate.</translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation>Ogg Vorbis</translation>
    </message>
    <message>
        <source>Smeared, hissing treble of a low quality.</source>
        <translation>Acuti impastati e sibilanti di bassa qualità.</translation>
    </message>
    <message>
        <source>Band limit</source>
        <translation>Banda limitata</translation>
    </message>
    <message>
        <source>Nothing is left above the cutoff.</source>
        <translation>Oltre il taglio non resta nulla.</translation>
    </message>
    <message>
        <source>Soft roll-off</source>
        <translation>Attenuazione dolce</translation>
    </message>
    <message>
        <source>The top octave falls away and then ends, as in generated music.</source>
        <translation>L&apos;ottava più alta cala e poi finisce, come nella musica generata.</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>Equalizzatore</translation>
    </message>
    <message>
        <source>Another balance of bass, middle and treble.</source>
        <translation>Un altro equilibrio di bassi, medi e acuti.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Livello</translation>
    </message>
    <message>
        <source>Louder or quieter; nothing else changes.</source>
        <translation>Più forte o più piano; nient&apos;altro cambia.</translation>
    </message>
    <message>
        <source>Few bits</source>
        <translation>Pochi bit</translation>
    </message>
    <message>
        <source>Noise and grain of a converter with few bits.</source>
        <translation>Rumore e grana di un convertitore con pochi bit.</translation>
    </message>
    <message>
        <source>Overdriven</source>
        <translation>Sovraccarico</translation>
    </message>
    <message>
        <source>Too hot: peaks are cut or squashed and distort.</source>
        <translation>Troppo forte: i picchi sono tagliati o schiacciati e distorcono.</translation>
    </message>
    <message>
        <source>Hiss</source>
        <translation>Fruscio</translation>
    </message>
    <message>
        <source>Steady noise under the music.</source>
        <translation>Rumore costante sotto la musica.</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Ronzio</translation>
    </message>
    <message>
        <source>Mains hum and its harmonics.</source>
        <translation>Ronzio di rete con le sue armoniche.</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Stanza</translation>
    </message>
    <message>
        <source>Early reflections and the tail of a room.</source>
        <translation>Prime riflessioni e coda di una stanza.</translation>
    </message>
    <message>
        <source>Spectral holes</source>
        <translation>Buchi nello spettro</translation>
    </message>
    <message>
        <source>Gurgling: patches of the spectrum drop out.</source>
        <translation>Gorgoglii: zone dello spettro scompaiono.</translation>
    </message>
    <message>
        <source>Smeared attacks</source>
        <translation>Attacchi sfumati</translation>
    </message>
    <message>
        <source>Drums and plucks lose their edge.</source>
        <translation>Percussioni e corde pizzicate perdono mordente.</translation>
    </message>
    <message>
        <source>Coarse spectrum</source>
        <translation>Spettro grossolano</translation>
    </message>
    <message>
        <source>Metallic, grainy sound of a neural codec.</source>
        <translation>Suono metallico e granuloso di un codec neurale.</translation>
    </message>
    <message>
        <source>Noise for treble</source>
        <translation>Rumore al posto degli acuti</translation>
    </message>
    <message>
        <source>Treble is replaced by noise of its shape.</source>
        <translation>Gli acuti sono sostituiti da rumore della stessa forma.</translation>
    </message>
    <message>
        <source>Comb lines</source>
        <translation>Righe a pettine</translation>
    </message>
    <message>
        <source>A faint whistle of evenly spaced tones.</source>
        <translation>Un lieve fischio di toni equidistanti.</translation>
    </message>
    <message>
        <source>Reference (the paper)</source>
        <translation>Riferimento (l&apos;articolo)</translation>
    </message>
    <message>
        <source>The four kinds of damage of the reference paper, one after the other.</source>
        <translation>I quattro danni dell&apos;articolo di riferimento, uno dopo l&apos;altro.</translation>
    </message>
    <message>
        <source>Low bit-rate codec</source>
        <translation>Codec a basso bit rate</translation>
    </message>
    <message>
        <source>Real MP3, AAC, Opus and Vorbis at low bit rates; one of them for each excerpt.</source>
        <translation>Veri MP3, AAC, Opus e Vorbis a basso bit rate; uno per ogni estratto.</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>In clipping</translation>
    </message>
    <message>
        <source>Recordings that were driven too hot.</source>
        <translation>Registrazioni con livelli troppo alti.</translation>
    </message>
    <message>
        <source>Like generated music</source>
        <translation>Come musica generata</translation>
    </message>
    <message>
        <source>What the decoder of a music generator leaves: grain, blur, noise and a soft top.</source>
        <translation>Ciò che lascia il decodificatore di un generatore di musica: grana, sfocatura, rumore e acuti smorzati.</translation>
    </message>
    <message>
        <source>Real damage</source>
        <translation>Danni reali</translation>
    </message>
    <message>
        <source>A wide mix of what recordings meet; one family for each excerpt.</source>
        <translation>Un&apos;ampia mescolanza di ciò che capita alle registrazioni; una famiglia per ogni estratto.</translation>
    </message>
    <message>
        <source>Neural codec</source>
        <translation>Codec neurale</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>Più danni insieme</translation>
    </message>
</context>
<context>
    <name>DamageStep</name>
    <message>
        <source>Where to begin. Every switch and slider below can be changed afterwards.</source>
        <translation>Da dove partire. Ogni interruttore e cursore qui sotto si può cambiare dopo.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preimpostazione</translation>
    </message>
    <message>
        <source>Left intact</source>
        <translation>Lasciati intatti</translation>
    </message>
    <message>
        <source>The share of excerpts without any damage: from them it learns to leave good sound alone.</source>
        <translation>La quota di estratti senza danni: da questi impara a non toccare il suono buono.</translation>
    </message>
    <message>
        <source>Kinds of damage</source>
        <translation>Tipi di danno</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Pulito</translation>
    </message>
    <message>
        <source>The excerpt as it is; this is what the network shall give back.</source>
        <translation>L&apos;estratto com&apos;è: ciò che la rete deve restituire.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danneggiato</translation>
    </message>
    <message>
        <source>What the network will hear.</source>
        <translation>Ciò che la rete sentirà.</translation>
    </message>
    <message>
        <source>Redraw</source>
        <translation>Risorteggia</translation>
    </message>
    <message>
        <source>Damage the same excerpt with another throw of the dice.</source>
        <translation>Danneggia lo stesso estratto con un altro sorteggio.</translation>
    </message>
    <message>
        <source>Next excerpt</source>
        <translation>Estratto successivo</translation>
    </message>
    <message>
        <source>Hear another place of the music.</source>
        <translation>Ascolta un altro punto della musica.</translation>
    </message>
    <message>
        <source>From the music</source>
        <translation>Dalla musica</translation>
    </message>
    <message>
        <source>From the opened clip</source>
        <translation>Dal brano aperto</translation>
    </message>
    <message>
        <source>From the pairs</source>
        <translation>Dalle coppie</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Estratto</translation>
    </message>
    <message>
        <source>Try the damage on the music or on the clip that is open, or hear your own pairs.</source>
        <translation>Prova il danno sulla musica o sulla clip aperta, oppure ascolta le tue coppie.</translation>
    </message>
    <message>
        <source>Choose music first, or open a clip.</source>
        <translation>Prima scegli la musica, o apri un brano.</translation>
    </message>
    <message>
        <source>Hear what it will learn from</source>
        <translation>Ascolta da che cosa imparerà</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>La mia</translation>
    </message>
    <message>
        <source>Intact: this one is left as it is</source>
        <translation>Intatto: questo resta com&apos;è</translation>
    </message>
    <message>
        <source>A pair from disk, as it is</source>
        <translation>Una coppia dal disco, così com&apos;è</translation>
    </message>
    <message>
        <source>The opened clip</source>
        <translation>Il brano aperto</translation>
    </message>
    <message>
        <source>{0}, from {1}</source>
        <translation>{0}, da {1}</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Uno di questi</translation>
    </message>
    <message>
        <source>drawn for each excerpt</source>
        <translation>sorteggiato per ogni estratto</translation>
    </message>
    <message>
        <source>And then</source>
        <translation>E poi</translation>
    </message>
    <message>
        <source>on every excerpt, from top to bottom</source>
        <translation>su ogni estratto, dall&apos;alto in basso</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>Uno dopo l&apos;altro</translation>
    </message>
    <message>
        <source>from top to bottom</source>
        <translation>dall&apos;alto in basso</translation>
    </message>
    <message>
        <source>Your own mix of damage.</source>
        <translation>La tua mescolanza di danni.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Figures of the recording</source>
        <translation>Dati della registrazione</translation>
    </message>
    <message>
        <source>Shows or hides what was measured in the file when it was opened.</source>
        <translation>Mostra o nasconde ciò che è stato misurato nel file all&apos;apertura.</translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>The recording</source>
        <translation>La registrazione</translation>
    </message>
    <message>
        <source>Listening to the recording…</source>
        <translation>Ascolto la registrazione…</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Usa {0}</translation>
    </message>
    <message>
        <source>Chooses this restorer; nothing is changed before you press Restore.</source>
        <translation>Sceglie questo restauratore; non cambia nulla finché non premi Restaura.</translation>
    </message>
    <message>
        <source>Use the suggested restorer</source>
        <translation>Usa il restauratore consigliato</translation>
    </message>
    <message>
        <source>Chooses the restorer that fits the recording.</source>
        <translation>Sceglie il restauratore adatto alla registrazione.</translation>
    </message>
    <message>
        <source>Very dull: a steep tilt that a restorer can undo.</source>
        <translation>Molto cupo: una forte pendenza che un restauratore può correggere.</translation>
    </message>
    <message>
        <source>Few bits: a restorer can smooth the steps.</source>
        <translation>Pochi bit: un restauratore può smussare i gradini.</translation>
    </message>
    <message>
        <source>Clipped: a restorer can repair that.</source>
        <translation>Clippato: un restauratore può ripararlo.</translation>
    </message>
    <message>
        <source>Cut off above {0}: a restorer may fill the top.</source>
        <translation>Tagliato sopra {0}: un restauratore può riempire gli acuti.</translation>
    </message>
    <message>
        <source>Nothing here that these restorers mend.</source>
        <translation>Qui non c&apos;è nulla che questi restauratori correggano.</translation>
    </message>
    <message>
        <source>Nothing wrong was measured.</source>
        <translation>Non è stato misurato nulla di sbagliato.</translation>
    </message>
    <message>
        <source>There is no sound in it.</source>
        <translation>Non contiene suono.</translation>
    </message>
    <message>
        <source>It falls by {0} dB per octave.</source>
        <translation>Scende di {0} dB per ottava.</translation>
    </message>
    <message>
        <source>Nothing sounds above {0}.</source>
        <translation>Sopra {0} non suona nulla.</translation>
    </message>
    <message>
        <source>{0} samples are clipped, in {1} places.</source>
        <translation>{0} campioni in clipping, in {1} punti.</translation>
    </message>
    <message>
        <source>Its peaks pass full scale.</source>
        <translation>I picchi superano il fondo scala.</translation>
    </message>
    <message>
        <source>Only {0} bits are used.</source>
        <translation>Sono usati solo {0} bit.</translation>
    </message>
    <message>
        <source>Both channels are the same.</source>
        <translation>I due canali sono uguali.</translation>
    </message>
    <message>
        <source>There is a faint whine at multiples of 50 Hz.</source>
        <translation>C&apos;è un leggero fischio ai multipli di 50 Hz.</translation>
    </message>
    <message>
        <source>The wave is off centre by {0} %.</source>
        <translation>L&apos;onda è fuori centro del {0} %.</translation>
    </message>
    <message>
        <source>It is very quiet.</source>
        <translation>È molto piano.</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Up to where the recording holds sound. Good ears reach 20 kHz.</source>
        <translation>Fin dove la registrazione contiene suono. Un buon orecchio arriva a 20 kHz.</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>{0} LUFS</source>
        <translation>{0} LUFS</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>True peak</translation>
    </message>
    <message>
        <source>{0} dBTP</source>
        <translation>{0} dBTP</translation>
    </message>
    <message>
        <source>The highest point of the wave between the samples. Above 0 players may distort.</source>
        <translation>Il punto più alto dell&apos;onda tra i campioni. Sopra 0 i lettori possono distorcere.</translation>
    </message>
    <message>
        <source>Clipped samples</source>
        <translation>Campioni in clipping</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Samples that lie flat against the ceiling: the wave&apos;s top was cut off there.</source>
        <translation>Campioni schiacciati contro il tetto: lì la cima dell&apos;onda è stata tagliata.</translation>
    </message>
    <message>
        <source>Effective bits</source>
        <translation>Bit effettivi</translation>
    </message>
    <message>
        <source>How finely the level is really stepped. Under 14 bits quiet parts become grainy.</source>
        <translation>Quanto sono fini davvero i gradini del livello. Sotto 14 bit i passaggi piano diventano granulosi.</translation>
    </message>
</context>
<context>
    <name>DifferenceListening</name>
    <message>
        <source>Restore first: then you can hear what was changed.</source>
        <translation>Prima restaura: poi potrai sentire che cosa è cambiato.</translation>
    </message>
    <message>
        <source>Press D to hear what was changed; in so long a clip it takes a while to work out.</source>
        <translation>Premi D per sentire che cosa è cambiato; in una clip così lunga il calcolo richiede un po&apos;.</translation>
    </message>
    <message>
        <source>Working out what was changed…</source>
        <translation>Calcolo che cosa è cambiato…</translation>
    </message>
</context>
<context>
    <name>DifferencePanel</name>
    <message>
        <source>{0} dB (held)</source>
        <translation>{0} dB (limite)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Plays only what the restoration changed, in place (D). What you hear here was added or removed.</source>
        <translation>Suona solo ciò che il restauro ha cambiato, nello stesso punto (D). Quello che senti è stato aggiunto o tolto.</translation>
    </message>
    <message>
        <source>Hear the difference</source>
        <translation>Ascolta la differenza</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Saves the chosen part of the difference, with this gain, as a sound file.</source>
        <translation>Salva la parte scelta della differenza, con questo guadagno, come file audio.</translation>
    </message>
    <message>
        <source>Export the difference</source>
        <translation>Esporta la differenza</translation>
    </message>
    <message>
        <source>Makes the difference louder. It stops where its peak would pass −1 dBFS.</source>
        <translation>Alza la differenza. Si ferma dove il picco supererebbe −1 dBFS.</translation>
    </message>
    <message>
        <source>Gain of the difference in dB</source>
        <translation>Guadagno della differenza in dB</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutto</translation>
    </message>
    <message>
        <source>Everything that was changed: the restored sound minus the original.</source>
        <translation>Tutto ciò che è cambiato: il suono restaurato meno l&apos;originale.</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunto</translation>
    </message>
    <message>
        <source>Only what the restored sound has more of.</source>
        <translation>Solo ciò che il suono restaurato ha in più.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Tolto</translation>
    </message>
    <message>
        <source>Only what the restored sound has less of.</source>
        <translation>Solo ciò che il suono restaurato ha in meno.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Guadagno</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
    <message>
        <source>Held at {0} dB: louder, its peak would pass −1 dBFS.</source>
        <translation>Fermo a {0} dB: più forte, il picco supererebbe −1 dBFS.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Open a song to restore</source>
        <translation>Apri un brano da restaurare</translation>
    </message>
    <message>
        <source>Drop a sound file anywhere in this window. See and hear it before and after; your file is safe.</source>
        <translation>Trascina un file audio in questa finestra. Vedilo e ascoltalo prima e dopo; il tuo file è al sicuro.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Apri un file…</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Apri un file</translation>
    </message>
    <message>
        <source>Choose a song from this computer (Ctrl+O).</source>
        <translation>Scegli un brano da questo computer (Ctrl+O).</translation>
    </message>
    <message>
        <source>Try the demo clip</source>
        <translation>Prova la clip di esempio</translation>
    </message>
    <message>
        <source>Opens a short damaged recording that comes with the application.</source>
        <translation>Apre una breve registrazione rovinata fornita con l&apos;applicazione.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>No audible benefit: the original is kept.</source>
        <translation>Nessun beneficio udibile: resta l&apos;originale.</translation>
    </message>
    <message>
        <source>Strength is 0 %: the original is kept.</source>
        <translation>L&apos;intensità è 0 %: resta l&apos;originale.</translation>
    </message>
    <message>
        <source>Turned down by {0} dB so that no peak is clipped.</source>
        <translation>Abbassato di {0} dB perché nessun picco vada in clipping.</translation>
    </message>
    <message>
        <source>Clipping was repaired: {0} % of the samples.</source>
        <translation>Il clipping è stato riparato: {0} % dei campioni.</translation>
    </message>
    <message>
        <source>Coarse steps were smoothed: {0} bits.</source>
        <translation>Gradini grossolani smussati: {0} bit.</translation>
    </message>
    <message>
        <source>Steady whistling was taken out: {0} lines at multiples of 50 Hz.</source>
        <translation>Fischi costanti eliminati: {0} righe a multipli di 50 Hz.</translation>
    </message>
    <message>
        <source>A tilt of the whole spectrum was undone: 6 dB per octave.</source>
        <translation>È stata corretta un&apos;inclinazione di tutto lo spettro: 6 dB per ottava.</translation>
    </message>
    <message>
        <source>A neural codec&apos;s damage below 4 kHz was partly undone.</source>
        <translation>Una parte del danno di un codec neurale sotto i 4 kHz è stata riparata.</translation>
    </message>
    <message>
        <source>Memory ran out: the network worked on smaller blocks.</source>
        <translation>La memoria non bastava: la rete ha lavorato su blocchi più piccoli.</translation>
    </message>
    <message>
        <source>Memory ran out on the device: the rest was computed on the CPU.</source>
        <translation>La memoria del dispositivo non bastava: il resto è stato calcolato sulla CPU.</translation>
    </message>
    <message>
        <source>expected a sound file, found nothing there; check the name.</source>
        <translation>atteso un file audio, lì non c&apos;è nulla; controlla il nome.</translation>
    </message>
    <message>
        <source>expected a sound file, found a folder; choose a file in it.</source>
        <translation>atteso un file audio, trovata una cartella; scegli un file al suo interno.</translation>
    </message>
    <message>
        <source>expected a sound file, found a folder; open one of the files in it.</source>
        <translation>atteso un file audio, trovata una cartella; apri uno dei file al suo interno.</translation>
    </message>
    <message>
        <source>expected a sound file, found an empty file (0 bytes); get a complete copy of it.</source>
        <translation>atteso un file audio, trovato un file vuoto (0 byte); procurati una copia completa.</translation>
    </message>
    <message>
        <source>expected a sound file with samples in it, found one that is cut off or damaged at its start; get a complete copy of the file.</source>
        <translation>atteso un file audio con dei campioni, trovato uno troncato o rovinato all&apos;inizio; procurati una copia completa del file.</translation>
    </message>
    <message>
        <source>expected a sound file, found {0}; choose a WAV, FLAC, OGG, Opus, MP3, AIFF, M4A, WMA or WavPack file.</source>
        <translation>atteso un file audio, trovato {0}; scegli un file WAV, FLAC, OGG, Opus, MP3, AIFF, M4A, WMA o WavPack.</translation>
    </message>
    <message>
        <source>expected a sound file, found {0}.</source>
        <translation>atteso un file audio, trovato {0}.</translation>
    </message>
    <message>
        <source>expected a sound file, found no sound in it; choose another file.</source>
        <translation>atteso un file audio, ma non contiene suono; scegli un altro file.</translation>
    </message>
    <message>
        <source>nothing but zero bytes</source>
        <translation>solo byte a zero</translation>
    </message>
    <message>
        <source>something that is not sound or is damaged</source>
        <translation>qualcosa che non è audio o è rovinato</translation>
    </message>
    <message>
        <source>one you may not read; change its permissions</source>
        <translation>uno che non puoi leggere; cambia i permessi</translation>
    </message>
    <message>
        <source>expected sound that can be decoded, found an unknown or damaged encoding; convert it with another program first.</source>
        <translation>atteso un audio decodificabile, trovata una codifica sconosciuta o rovinata; convertilo prima con un altro programma.</translation>
    </message>
    <message>
        <source>expected sound, found no samples that can be decoded; get a complete copy of the file.</source>
        <translation>atteso dell&apos;audio, ma nessun campione è decodificabile; procurati una copia completa del file.</translation>
    </message>
    <message>
        <source>expected the demo clip, found nothing; install the application again.</source>
        <translation>attesa la clip di prova, non c&apos;è nulla; reinstalla l&apos;applicazione.</translation>
    </message>
    <message>
        <source>cannot be read ({0}); check the disk it is on.</source>
        <translation>non si può leggere ({0}); controlla il disco su cui si trova.</translation>
    </message>
    <message>
        <source>cannot be read any more ({0}); check the disk it is on.</source>
        <translation>non si può più leggere ({0}); controlla il disco su cui si trova.</translation>
    </message>
    <message>
        <source>expected a sample rate from 4 000 to 768 000 Hz, found {0} Hz; the file is damaged or not music, so convert it with another program first.</source>
        <translation>attesa una frequenza di campionamento da 4 000 a 768 000 Hz, trovata {0} Hz; il file è rovinato o non è musica: convertilo prima con un altro programma.</translation>
    </message>
    <message>
        <source>expected 1 to {0} channels, found {1}; the file is damaged or not music, so convert it with another program first.</source>
        <translation>attesi da 1 a {0} canali, trovati {1}; il file è rovinato o non è musica: convertilo prima con un altro programma.</translation>
    </message>
    <message>
        <source>{0}; it was cut off or damaged, and only what is there is used.</source>
        <translation>{0}; è troncato o rovinato e si usa solo ciò che c&apos;è.</translation>
    </message>
    <message>
        <source>the file says {0} s, it holds {1} s</source>
        <translation>il file dichiara {0} s, ne contiene {1}</translation>
    </message>
    <message>
        <source>the file says that more follows, it holds {0} s; it was cut off, and only what is there is used.</source>
        <translation>il file dichiara un seguito, ma contiene {0} s; è troncato e si usa solo ciò che c&apos;è.</translation>
    </message>
    <message>
        <source>the file&apos;s checksum is not that of the {0} s it holds; parts may be damaged, so compare it with the original.</source>
        <translation>la somma di controllo non è quella dei {0} s che il file contiene; qualche parte può essere rovinata: confrontalo con l&apos;originale.</translation>
    </message>
    <message>
        <source>parts of it are damaged; the {0} s that can be decoded are used.</source>
        <translation>alcune parti sono rovinate; si usano i {0} s decodificabili.</translation>
    </message>
    <message>
        <source>this long file needs room in a temporary folder, but it cannot be written ({0}); free some disk space.</source>
        <translation>questo file lungo ha bisogno di spazio in una cartella temporanea, ma non vi si può scrivere ({0}); libera spazio sul disco.</translation>
    </message>
    <message>
        <source>1 sample at {0} s was not a valid number and was replaced by a line between the neighbouring samples.</source>
        <translation>1 campione a {0} s non era un numero valido ed è stato sostituito da una linea tra i campioni vicini.</translation>
    </message>
    <message>
        <source>{0} samples between {1} s and {2} s were not valid numbers and were replaced by a line between the neighbouring samples.</source>
        <translation>{0} campioni tra {1} s e {2} s non erano numeri validi e sono stati sostituiti da una linea tra i campioni vicini.</translation>
    </message>
    <message>
        <source>expected a folder with sound files, found none in it; choose another folder.</source>
        <translation>attesa una cartella con file audio, non ce n&apos;è nessuno; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>expected a file or a folder, found nothing there; check the name.</source>
        <translation>atteso un file o una cartella, non c&apos;è nulla; controlla il nome.</translation>
    </message>
    <message>
        <source>expected a sound file, but it cannot be read ({0}); check the name and the disk.</source>
        <translation>atteso un file audio, ma non si può leggere ({0}); controlla il nome e il disco.</translation>
    </message>
    <message>
        <source>cannot be read ({0}).</source>
        <translation>non si può leggere ({0}).</translation>
    </message>
    <message>
        <source>the disk is full; free some space or save it elsewhere ({0}).</source>
        <translation>il disco è pieno; libera spazio o salva altrove ({0}).</translation>
    </message>
    <message>
        <source>its folder or the file may not be written; choose another folder ({0}).</source>
        <translation>nella cartella o sul file non si può scrivere; scegli un&apos;altra cartella ({0}).</translation>
    </message>
    <message>
        <source>its folder can only be read; choose another folder ({0}).</source>
        <translation>la cartella è di sola lettura; scegli un&apos;altra cartella ({0}).</translation>
    </message>
    <message>
        <source>the name is too long for this disk; choose a shorter one.</source>
        <translation>il nome è troppo lungo per questo disco; scegline uno più corto.</translation>
    </message>
    <message>
        <source>nothing was written, and an older file of that name is untouched</source>
        <translation>non è stato scritto nulla e un file precedente con quel nome è intatto</translation>
    </message>
    <message>
        <source>exists already and may not be overwritten; choose another name or allow it.</source>
        <translation>esiste già e non va sovrascritto; scegli un altro nome o consentilo.</translation>
    </message>
    <message>
        <source>another program wrote this file meanwhile; choose another name or allow overwriting.</source>
        <translation>nel frattempo un altro programma ha scritto questo file; scegli un altro nome o consenti di sovrascriverlo.</translation>
    </message>
    <message>
        <source>expected a file to write, found a folder; add a file name.</source>
        <translation>atteso un file da scrivere, trovata una cartella; aggiungi il nome del file.</translation>
    </message>
    <message>
        <source>Opus cannot hold {0} Hz, so the sound was converted to 48000 Hz.</source>
        <translation>Opus non ammette {0} Hz: il suono è stato convertito a 48000 Hz.</translation>
    </message>
    <message>
        <source>{0} holds at most {1} Hz, found {2} Hz; set the sample rate to {3} Hz, or choose WAV or FLAC.</source>
        <translation>{0} arriva al massimo a {1} Hz, trovati {2} Hz; imposta {3} Hz, oppure scegli WAV o FLAC.</translation>
    </message>
    <message>
        <source>{0} cannot hold {1} Hz; set the sample rate to {2} Hz, or choose WAV or FLAC.</source>
        <translation>{0} non ammette {1} Hz; imposta {2} Hz, oppure scegli WAV o FLAC.</translation>
    </message>
    <message>
        <source>{0} holds at most {1} channels, found {2}; choose WAV instead.</source>
        <translation>{0} contiene al massimo {1} canali, trovati {2}; scegli WAV.</translation>
    </message>
    <message>
        <source>the tags could not be kept ({0}).</source>
        <translation>non è stato possibile conservare i tag ({0}).</translation>
    </message>
    <message>
        <source>the cover picture is larger than the 16 MB that FLAC allows and was left out.</source>
        <translation>la copertina supera i 16 MB ammessi da FLAC ed è stata tralasciata.</translation>
    </message>
    <message>
        <source>this format or disk cannot hold so large a file; choose WAV or FLAC, or another disk ({0})</source>
        <translation>questo formato o questo disco non regge un file così grande; scegli WAV o FLAC, o un altro disco ({0})</translation>
    </message>
    <message>
        <source>expected a folder to write into, found a file on the way; choose another folder</source>
        <translation>attesa una cartella in cui scrivere, lungo il percorso c&apos;è un file; scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>it cannot be written ({0}); save it elsewhere ({1})</source>
        <translation>non si può scrivere ({0}); salvalo altrove ({1})</translation>
    </message>
    <message>
        <source>expected a name ending in {0}, found {1}; rename the target.</source>
        <translation>atteso un nome che finisca in {0}, trovato {1}; rinomina la destinazione.</translation>
    </message>
    <message>
        <source>{0} cannot hold {1} channels at {2} Hz; choose WAV or FLAC (nothing was written).</source>
        <translation>{0} non regge {1} canali a {2} Hz; scegli WAV o FLAC (non è stato scritto nulla).</translation>
    </message>
    <message>
        <source>exists already and was left as it is.</source>
        <translation>esiste già ed è rimasto com&apos;è.</translation>
    </message>
    <message>
        <source>cannot be written ({0}); free some space or choose another folder, and try this file again.</source>
        <translation>non si può scrivere ({0}); libera spazio o scegli un&apos;altra cartella, poi riprova questo file.</translation>
    </message>
    <message>
        <source>expected a folder inside {0}, found a link that leads out of it; choose another folder.</source>
        <translation>attesa una cartella dentro {0}, trovato un collegamento che porta fuori; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>the list cannot be kept on disk ({0}) and is forgotten when the program ends; free some space there or check the folder&apos;s permissions.</source>
        <translation>l&apos;elenco non si può conservare su disco ({0}) e andrà perso alla chiusura del programma; libera spazio o controlla i permessi della cartella.</translation>
    </message>
    <message>
        <source>part of the saved list could not be read; what could be is here, the old file is kept as {0}.</source>
        <translation>una parte dell&apos;elenco salvato non si è potuta leggere; il resto è qui, il vecchio file è conservato come {0}.</translation>
    </message>
    <message>
        <source>an entry of the saved list was left out ({0}).</source>
        <translation>una voce dell&apos;elenco salvato è stata tralasciata ({0}).</translation>
    </message>
    <message>
        <source>The part of Restorer that computes was ended by the system, most likely because memory ran out; your files are as they were, so close other programs and try again.</source>
        <translation>La parte di Restorer che calcola è stata chiusa dal sistema, con ogni probabilità perché la memoria è finita; i tuoi file sono intatti: chiudi altri programmi e riprova.</translation>
    </message>
    <message>
        <source>The part of Restorer that computes crashed; your files are as they were, so try again, and if it crashes once more, report it with the log.</source>
        <translation>La parte di Restorer che calcola si è bloccata; i tuoi file sono intatti: riprova e, se accade di nuovo, segnalalo allegando il log.</translation>
    </message>
    <message>
        <source>The part of Restorer that computes could not be started ({0}); close other programs and try again.</source>
        <translation>La parte di Restorer che calcola non si è avviata ({0}); chiudi altri programmi e riprova.</translation>
    </message>
    <message>
        <source>expected a checkpoint file or one of these names: {0}; found neither, give a name from the list or a path.</source>
        <translation>atteso un file di checkpoint o uno di questi nomi: {0}; non c&apos;è nessuno dei due, indica un nome della lista o un percorso.</translation>
    </message>
    <message>
        <source>expected a checkpoint, found an empty file; copy or download it again.</source>
        <translation>atteso un checkpoint, trovato un file vuoto; copialo o scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>expected a checkpoint file, found {0}; choose a .safetensors or .pt file.</source>
        <translation>atteso un file di checkpoint, trovato {0}; scegli un file .safetensors o .pt.</translation>
    </message>
    <message>
        <source>expected a checkpoint (safetensors, or a zip written by torch.save), found {0}; nothing of it was run: get the weights as .safetensors.</source>
        <translation>atteso un checkpoint (safetensors, o uno zip scritto da torch.save), trovato {0}; non ne è stato eseguito nulla: procurati i pesi come .safetensors.</translation>
    </message>
    <message>
        <source>expected tensors and plain values, found a pickle that asks for {0}; nothing of it was run: get the weights as .safetensors from someone you trust.</source>
        <translation>attesi tensori e valori semplici, trovato un pickle che chiede {0}; non ne è stato eseguito nulla: procurati i pesi come .safetensors da qualcuno di cui ti fidi.</translation>
    </message>
    <message>
        <source>expected a free name, found a checkpoint with it; choose another name.</source>
        <translation>atteso un nome libero, ma un checkpoint lo usa già; scegli un altro nome.</translation>
    </message>
    <message>
        <source>expected one of your own checkpoints, found one that ships with the program; it stays.</source>
        <translation>atteso uno dei tuoi checkpoint, questo è fornito con il programma; resta dov&apos;è.</translation>
    </message>
    <message>
        <source>device {0}: expected one that this machine has, found none; choose auto or cpu.</source>
        <translation>dispositivo {0}: questo computer non ce l&apos;ha; scegli auto o cpu.</translation>
    </message>
    <message>
        <source>memory: expected enough for a block of a second, but this machine has no more; close other programs and try again.</source>
        <translation>memoria: non basta nemmeno per un blocco di un secondo; chiudi altri programmi e riprova.</translation>
    </message>
    <message>
        <source>device {0}: expected auto, cpu, cuda, cuda:N or mps; choose one of these.</source>
        <translation>dispositivo {0}: atteso auto, cpu, cuda, cuda:N o mps; scegli uno di questi.</translation>
    </message>
    <message>
        <source>expected the checkpoint as it was saved, found changed or missing bytes (its digest does not match); copy or download it again.</source>
        <translation>atteso il checkpoint com&apos;era stato salvato, trovati byte cambiati o mancanti (l&apos;impronta non corrisponde); copialo o scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>expected a {0} checkpoint, found {1} in its card; leave the mode out.</source>
        <translation>atteso un checkpoint {0}, nella sua scheda c&apos;è {1}; non indicare il modo.</translation>
    </message>
    <message>
        <source>cannot be written ({0}); nothing was changed, make room or choose another folder.</source>
        <translation>non si può scrivere ({0}); nulla è cambiato: fai spazio o scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>expected a checkpoint of at most {0} MiB, found {1} MiB; choose the right file.</source>
        <translation>atteso un checkpoint di {0} MiB al massimo, trovati {1} MiB; scegli il file giusto.</translation>
    </message>
    <message>
        <source>cannot be read ({0}); check the file and its permissions.</source>
        <translation>non si può leggere ({0}); controlla il file e i suoi permessi.</translation>
    </message>
    <message>
        <source>expected the pickle of a checkpoint, found one that breaks off or makes no sense; copy or download it again.</source>
        <translation>atteso il pickle di un checkpoint, trovato uno troncato o senza senso; copialo o scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>expected at most {0} pickle instructions, found more; a checkpoint needs some ten thousand, get the file from another source.</source>
        <translation>attese al massimo {0} istruzioni pickle, ce ne sono di più; a un checkpoint ne servono circa diecimila: procurati il file altrove.</translation>
    </message>
    <message>
        <source>expected {0} bytes in tensor storage {1}, found {2}; the file is cut or forged, get it again.</source>
        <translation>attesi {0} byte nella memoria di tensori {1}, trovati {2}; il file è troncato o falsificato: procuratelo di nuovo.</translation>
    </message>
    <message>
        <source>expected tensors that fit their storage, found one of {0} items over {1} stored ones; the file is forged, get it from another source.</source>
        <translation>attesi tensori contenuti nella loro memoria, trovato uno di {0} elementi su {1} salvati; il file è falsificato: procuratelo altrove.</translation>
    </message>
    <message>
        <source>expected a checkpoint with its card, found safetensors weights without one; get the file that this program&apos;s trainer or importer wrote.</source>
        <translation>atteso un checkpoint con la sua scheda, trovati pesi safetensors senza scheda; procurati il file scritto da questo programma.</translation>
    </message>
    <message>
        <source>expected a whole safetensors checkpoint, found {0}; copy or download it again.</source>
        <translation>atteso un checkpoint safetensors intero, trovato {0}; copialo o scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>expected one of the known models ({0}), found {1}; update this program.</source>
        <translation>atteso uno dei modelli noti ({0}), trovato {1}; aggiorna il programma.</translation>
    </message>
    <message>
        <source>expected the {0} weights of the network {1}, found {2}; the file belongs to another network.</source>
        <translation>attesi i {0} pesi della rete {1}, trovato {2}; il file è di un&apos;altra rete.</translation>
    </message>
    <message>
        <source>expected the weight {0} with shape {1}, found {2}; the file belongs to another network.</source>
        <translation>atteso il peso {0} di forma {1}, trovata {2}; il file è di un&apos;altra rete.</translation>
    </message>
    <message>
        <source>expected finite weights, found NaN or infinity in {0}; the training went wrong, use an earlier file.</source>
        <translation>attesi pesi finiti, trovati NaN o infinito in {0}; l&apos;addestramento è andato male: usa un file precedente.</translation>
    </message>
    <message>
        <source>expected a dictionary with model_state_dict, or a state dict, found {0}; save the network&apos;s state_dict().</source>
        <translation>atteso un dizionario con model_state_dict o uno state dict, trovato {0}; salva lo state_dict() della rete.</translation>
    </message>
    <message>
        <source>expected only named weights in the state dict, found {0} at {1}; save the network&apos;s state_dict().</source>
        <translation>attesi solo pesi con nome nello state dict, trovato {0} in {1}; salva lo state_dict() della rete.</translation>
    </message>
    <message>
        <source>expected a checkpoint card with a format number, found none; the file is damaged.</source>
        <translation>attesa una scheda con un numero di formato, non c&apos;è; il file è danneggiato.</translation>
    </message>
    <message>
        <source>expected checkpoint format {0} or older, found format {1}, written by a newer version; update this program to open it.</source>
        <translation>atteso il formato di checkpoint {0} o precedente, trovato il formato {1}, scritto da una versione più nuova; aggiorna il programma per aprirlo.</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s card does not fit: {0}</source>
        <translation>la scheda del checkpoint non va bene: {0}</translation>
    </message>
    <message>
        <source>expected known mel settings in the card, found {0}; update this program.</source>
        <translation>attese impostazioni mel note nella scheda, trovato {0}; aggiorna il programma.</translation>
    </message>
    <message>
        <source>expected little-endian weights, found another byte order; save it again on a PC.</source>
        <translation>attesi pesi little-endian, trovato un altro ordine di byte; salvalo di nuovo su un PC.</translation>
    </message>
    <message>
        <source>expected a checkpoint written by torch.save, found {0}; nothing of it was run: get the weights as .safetensors.</source>
        <translation>atteso un checkpoint scritto da torch.save, trovato {0}; nulla è stato eseguito: procurati i pesi come .safetensors.</translation>
    </message>
    <message>
        <source>expected uncompressed members as torch.save writes them, found {0} packed from {1} into {2} bytes; nothing was unpacked: get the file from another source.</source>
        <translation>attesi elementi non compressi come li scrive torch.save, trovato {0} ridotto da {1} a {2} byte; nulla è stato estratto: procurati il file altrove.</translation>
    </message>
    <message>
        <source>expected only tensors beside data.pkl, found {0}{1}; nothing of it was run: get the weights as .safetensors.</source>
        <translation>attesi solo tensori accanto a data.pkl, trovato {0}{1}; nulla è stato eseguito: procurati i pesi come .safetensors.</translation>
    </message>
    <message>
        <source>expected a whole checkpoint, found {0}; copy or download it again.</source>
        <translation>atteso un checkpoint intero, trovato {0}; copialo o scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>cannot be deleted ({0}); close what uses it, or check the folder&apos;s permissions.</source>
        <translation>non si può eliminare ({0}); chiudi ciò che lo usa o controlla i permessi della cartella.</translation>
    </message>
    <message>
        <source>expected another place than the checkpoint itself; choose another folder.</source>
        <translation>attesa una destinazione diversa dal checkpoint stesso; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>expected the name of one of your checkpoints ({0}), found no such name; choose one of them.</source>
        <translation>atteso il nome di uno dei tuoi checkpoint ({0}), non esiste; scegline uno.</translation>
    </message>
    <message>
        <source>expected a folder of sound files, found {0}; choose another.</source>
        <translation>attesa una cartella di file audio, trovato {0}; scegline un&apos;altra.</translation>
    </message>
    <message>
        <source>expected sound files, found none; choose another folder.</source>
        <translation>attesi file audio, non ne è stato trovato nessuno; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>expected files named like those in {0}, found none of {1} that match; give both sides of a pair the same name.</source>
        <translation>attesi file con gli stessi nomi di quelli in {0}, nessuno di {1} corrisponde; dai lo stesso nome ai due lati di una coppia.</translation>
    </message>
    <message>
        <source>expected a list of pairs or a folder of damaged music, found nothing there; check the name.</source>
        <translation>atteso un elenco di coppie o una cartella di musica danneggiata, lì non c&apos;è nulla; controlla il nome.</translation>
    </message>
    <message>
        <source>expected a tab-separated list with the columns file and clean_file; found {0}.</source>
        <translation>atteso un elenco separato da tabulazioni con le colonne file e clean_file; trovato {0}.</translation>
    </message>
    <message>
        <source>expected the sound of {0}, found another (likeness {1} within {2} s, expected at least {3}); check that the two belong together.</source>
        <translation>atteso il suono di {0}, trovato un altro (somiglianza {1} entro {2} s, attesa almeno {3}); controlla che i due vadano insieme.</translation>
    </message>
    <message>
        <source>expected a {0} network with this run&apos;s settings to start from, found {1} with others; choose the same mode and size, or another checkpoint.</source>
        <translation>attesa una rete {0} con le impostazioni di questo addestramento da cui partire, trovata {1} con altre; scegli lo stesso modo e la stessa dimensione, o un altro checkpoint.</translation>
    </message>
    <message>
        <source>expected at least 2 tracks, one of them to validate with, found {0}; add music.</source>
        <translation>attesi almeno 2 brani, uno dei quali per la verifica, trovati {0}; aggiungi musica.</translation>
    </message>
    <message>
        <source>expected a folder of music, found {0}; choose another.</source>
        <translation>attesa una cartella di musica, trovato {0}; scegline un&apos;altra.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>un file</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niente</translation>
    </message>
    <message>
        <source>expected at least one audio file, found none that can be read; choose another folder.</source>
        <translation>atteso almeno un file audio, non ne è stato trovato nessuno leggibile; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>expected sound, found silence in {0} places; left out.</source>
        <translation>atteso del suono, trovato silenzio in {0} punti; tralasciato.</translation>
    </message>
    <message>
        <source>expected sound, found none in it; left out.</source>
        <translation>atteso del suono, non ne contiene; tralasciato.</translation>
    </message>
    <message>
        <source>{0} more files cannot be read and were left out.</source>
        <translation>altri {0} file non si possono leggere e sono stati tralasciati.</translation>
    </message>
    <message>
        <source>expected a clean file for each damaged one, found none for {0} ({1}); left out.</source>
        <translation>atteso un file pulito per ogni file danneggiato, manca per {0} ({1}); tralasciati.</translation>
    </message>
    <message>
        <source>expected rows of the split {0}, found none among {1}; name another.</source>
        <translation>attese righe della parte {0}, nessuna trovata fra {1}; indicane un&apos;altra.</translation>
    </message>
    <message>
        <source>checkpoints: expected each once, found {0} twice; name each once.</source>
        <translation>checkpoint: atteso ciascuno una volta, trovato {0} due volte; indica ciascuno una volta.</translation>
    </message>
    <message>
        <source>expected a folder to write into, but {0}; choose another folder.</source>
        <translation>attesa una cartella in cui scrivere, ma {0}; scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>Nothing is called certain where there are fewer than {0} clips; measure more.</source>
        <translation>Nulla è detto certo dove i brani sono meno di {0}; misurane di più.</translation>
    </message>
    <message>
        <source>Models of hearing: not all are installed; to measure with them, run: pip install {0}</source>
        <translation>Modelli dell&apos;udito: non tutti sono installati; per misurare con essi, esegui: pip install {0}</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Studio, direct</source>
        <translation>Studio, diretto</translation>
    </message>
    <message>
        <source>For real damage: noise, clipping, low bit rates, missing treble. Leaves what is right exactly as it is.</source>
        <translation>Per danni reali: rumore, clipping, bassi bit rate, acuti mancanti. Lascia ciò che va bene esattamente com&apos;è.</translation>
    </message>
    <message>
        <source>As Studio, from a second network that says what the clean sound should be.</source>
        <translation>Come Studio, da una seconda rete che dice come dovrebbe essere il suono pulito.</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Diretto</translation>
    </message>
    <message>
        <source>Adds and takes away only what it is sure about; keeps closest to the recording. The safe choice.</source>
        <translation>Aggiunge e toglie solo ciò di cui è sicuro; resta il più vicino possibile alla registrazione. La scelta prudente.</translation>
    </message>
    <message>
        <source>Draws the whole spectrum anew; fills more, and strays further from the recording.</source>
        <translation>Ridisegna tutto lo spettro; riempie di più e si allontana di più dalla registrazione.</translation>
    </message>
    <message>
        <source>A checkpoint of your own, mode {0}.</source>
        <translation>Un tuo checkpoint, modo {0}.</translation>
    </message>
    <message>
        <source>Playing is off because no sound device takes stereo at {0} kHz; connect one and press Play again.</source>
        <translation>L&apos;ascolto è spento perché nessun dispositivo audio accetta lo stereo a {0} kHz; collegane uno e premi di nuovo Riproduci.</translation>
    </message>
    <message>
        <source>Playing is off because there is no sound device; connect one and press Play.</source>
        <translation>L&apos;ascolto è spento perché non c&apos;è nessun dispositivo audio; collegane uno e premi Riproduci.</translation>
    </message>
    <message>
        <source>Playing is off because the PortAudio library is missing; install libportaudio2 and start again.</source>
        <translation>L&apos;ascolto è spento perché manca la libreria PortAudio; installa libportaudio2 e riavvia.</translation>
    </message>
    <message>
        <source>Playing is off because the sound device failed; press Play to try again.</source>
        <translation>L&apos;ascolto è spento perché il dispositivo audio non risponde; premi Riproduci per riprovare.</translation>
    </message>
    <message>
        <source>The settings could not be read, so the application starts with fresh ones.</source>
        <translation>Non è stato possibile leggere le impostazioni: l&apos;applicazione parte con quelle iniziali.</translation>
    </message>
    <message>
        <source>The settings could not be read, so the application starts with fresh ones. The old file was kept as {0}.</source>
        <translation>Non è stato possibile leggere le impostazioni: l&apos;applicazione parte con quelle iniziali. Il vecchio file è conservato come {0}.</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>intatto</translation>
    </message>
    <message>
        <source>dithered</source>
        <translation>con dither</translation>
    </message>
    <message>
        <source>not dithered</source>
        <translation>senza dither</translation>
    </message>
    <message>
        <source>white</source>
        <translation>bianco</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>tape</source>
        <translation>da nastro</translation>
    </message>
    <message>
        <source>brickwall</source>
        <translation>muro</translation>
    </message>
    <message>
        <source>elliptic</source>
        <translation>ellittico</translation>
    </message>
    <message>
        <source>resample</source>
        <translation>ricampionamento</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} bit</translation>
    </message>
    <message>
        <source>{0} bits, {1}</source>
        <translation>{0} bit, {1}</translation>
    </message>
    <message>
        <source>resampled to {0} kHz and back</source>
        <translation>ricampionato a {0} kHz e ritorno</translation>
    </message>
    <message>
        <source>reference&apos;s reverb, {0} ms</source>
        <translation>riverbero dell&apos;articolo, {0} ms</translation>
    </message>
    <message>
        <source>clipped at {0} of full scale</source>
        <translation>tagliato a {0} del fondo scala</translation>
    </message>
    <message>
        <source>softly clipped {0} dB below the peak</source>
        <translation>tagliato dolcemente {0} dB sotto il picco</translation>
    </message>
    <message>
        <source>clipped {0} dB below the peak</source>
        <translation>tagliato {0} dB sotto il picco</translation>
    </message>
    <message>
        <source>low-pass at {0} kHz</source>
        <translation>passa-basso a {0} kHz</translation>
    </message>
    <message>
        <source>{0}, {1} kb/s, half the sample rate</source>
        <translation>{0}, {1} kb/s, metà della frequenza di campionamento</translation>
    </message>
    <message>
        <source>{0}, {1} kb/s</source>
        <translation>{0}, {1} kb/s</translation>
    </message>
    <message>
        <source>Vorbis, quality {0}</source>
        <translation>Vorbis, qualità {0}</translation>
    </message>
    <message>
        <source>band limit at {0} kHz ({1}, order {2})</source>
        <translation>banda limitata a {0} kHz ({1}, ordine {2})</translation>
    </message>
    <message>
        <source>band limit at {0} kHz ({1})</source>
        <translation>banda limitata a {0} kHz ({1})</translation>
    </message>
    <message>
        <source>{0} dB down at {1} kHz, nothing above</source>
        <translation>{0} dB in meno a {1} kHz, sopra nulla</translation>
    </message>
    <message>
        <source>equaliser {0} dB at 80 Hz to 12 kHz</source>
        <translation>equalizzatore {0} dB da 80 Hz a 12 kHz</translation>
    </message>
    <message>
        <source>level {0} dB</source>
        <translation>livello {0} dB</translation>
    </message>
    <message>
        <source>{0} hiss, SNR {1} dB</source>
        <translation>fruscio {0}, SNR {1} dB</translation>
    </message>
    <message>
        <source>hum of {0} Hz, SNR {1} dB</source>
        <translation>ronzio a {0} Hz, SNR {1} dB</translation>
    </message>
    <message>
        <source>lines every {0} Hz, {1} dB, even kHz {2} dB more</source>
        <translation>righe ogni {0} Hz, {1} dB, ai kHz interi {2} dB in più</translation>
    </message>
    <message>
        <source>room of {0} s, direct sound {1} dB</source>
        <translation>stanza di {0} s, suono diretto {1} dB</translation>
    </message>
    <message>
        <source>{0} % of the spectrum {1} dB down</source>
        <translation>{0} % dello spettro {1} dB in meno</translation>
    </message>
    <message>
        <source>attacks smeared over {0} ms</source>
        <translation>attacchi sfumati su {0} ms</translation>
    </message>
    <message>
        <source>spectrum in steps of {0} dB, phases {1} rad off at 16 kHz</source>
        <translation>spettro a gradini di {0} dB, fasi sbagliate di {1} rad a 16 kHz</translation>
    </message>
    <message>
        <source>{0} % noise above {1} kHz</source>
        <translation>{0} % di rumore sopra {1} kHz</translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>A short choice</source>
        <translation>Una breve scelta</translation>
    </message>
    <message>
        <source>Intact, the paper&apos;s chain, MP3, band limit, clipping and hiss.</source>
        <translation>Intatto, la catena dell&apos;articolo, MP3, banda limitata, clipping e fruscio.</translation>
    </message>
    <message>
        <source>As generators make it</source>
        <translation>Come la fanno i generatori</translation>
    </message>
    <message>
        <source>What neural codecs and generators do: smeared attacks, holes, noise for treble, whines.</source>
        <translation>Ciò che fanno codec neurali e generatori: attacchi sfumati, buchi, rumore al posto degli acuti, sibili.</translation>
    </message>
    <message>
        <source>Codecs</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>MP3, AAC, Opus and Vorbis at drawn bit rates.</source>
        <translation>MP3, AAC, Opus e Vorbis a bit rate sorteggiati.</translation>
    </message>
    <message>
        <source>The paper&apos;s damages</source>
        <translation>I danni dell&apos;articolo</translation>
    </message>
    <message>
        <source>The source paper&apos;s chain, each of its parts alone, and intact music.</source>
        <translation>La catena dell&apos;articolo, ogni sua parte da sola, e musica intatta.</translation>
    </message>
    <message>
        <source>Everything there is</source>
        <translation>Tutto quello che c&apos;è</translation>
    </message>
    <message>
        <source>Every damage that the program knows, one by one. Takes long.</source>
        <translation>Ogni danno che il programma conosce, uno per uno. Richiede molto tempo.</translation>
    </message>
    <message>
        <source>All conditions</source>
        <translation>Tutte le condizioni</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Coppie</translation>
    </message>
    <message>
        <source>The paper&apos;s chain</source>
        <translation>La catena dell&apos;articolo</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Intatto</translation>
    </message>
    <message>
        <source>Low bit-rate codec</source>
        <translation>Codec a basso bit rate</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>In clipping</translation>
    </message>
    <message>
        <source>As MusicGen makes it</source>
        <translation>Come lo produce MusicGen</translation>
    </message>
    <message>
        <source>Mixed real damage</source>
        <translation>Danni reali misti</translation>
    </message>
    <message>
        <source>Quantised</source>
        <translation>Quantizzato</translation>
    </message>
    <message>
        <source>Resampled</source>
        <translation>Ricampionato</translation>
    </message>
    <message>
        <source>The paper&apos;s reverb</source>
        <translation>Il riverbero dell&apos;articolo</translation>
    </message>
    <message>
        <source>The paper&apos;s clipping</source>
        <translation>Il clipping dell&apos;articolo</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Passa-basso</translation>
    </message>
    <message>
        <source>Band limit</source>
        <translation>Banda limitata</translation>
    </message>
    <message>
        <source>Soft roll-off</source>
        <translation>Attenuazione dolce</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>Equalizzatore</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Livello</translation>
    </message>
    <message>
        <source>Few bits</source>
        <translation>Pochi bit</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Clipping</translation>
    </message>
    <message>
        <source>Hiss</source>
        <translation>Fruscio</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Ronzio</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Stanza</translation>
    </message>
    <message>
        <source>Spectral holes</source>
        <translation>Buchi nello spettro</translation>
    </message>
    <message>
        <source>Smeared attacks</source>
        <translation>Attacchi sfumati</translation>
    </message>
    <message>
        <source>Coarse spectrum</source>
        <translation>Spettro grossolano</translation>
    </message>
    <message>
        <source>Noise for treble</source>
        <translation>Rumore al posto degli acuti</translation>
    </message>
    <message>
        <source>Whining lines</source>
        <translation>Linee sibilanti</translation>
    </message>
    <message>
        <source>Untouched</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation>Oracolo</translation>
    </message>
    <message>
        <source>A model of hearing: 1 is bad, 4.7 is perfect. Higher is better.</source>
        <translation>Un modello dell&apos;udito: 1 è pessimo, 4,7 è perfetto. Più alto è meglio.</translation>
    </message>
    <message>
        <source>Another model of hearing: 1 is bad, 5 is perfect. Higher is better.</source>
        <translation>Un altro modello dell&apos;udito: 1 è pessimo, 5 è perfetto. Più alto è meglio.</translation>
    </message>
    <message>
        <source>Distance of spectra at three resolutions. Lower is better.</source>
        <translation>Distanza tra gli spettri a tre risoluzioni. Più basso è meglio.</translation>
    </message>
    <message>
        <source>How far the waveform is from the clean one. It punishes all that is invented. Higher is better.</source>
        <translation>Quanto la forma d&apos;onda si scosta da quella pulita. Penalizza tutto ciò che è inventato. Più alto è meglio.</translation>
    </message>
    <message>
        <source>Distance of the spectrum from the clean one. Lower is better.</source>
        <translation>Distanza dello spettro da quello pulito. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD below
8 kHz</source>
        <translation>LSD sotto
8 kHz</translation>
    </message>
    <message>
        <source>The same for the lower part of the spectrum. Lower is better.</source>
        <translation>Lo stesso per la parte bassa dello spettro. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD 8 to
16 kHz</source>
        <translation>LSD da 8 a
16 kHz</translation>
    </message>
    <message>
        <source>The same for the treble. Lower is better.</source>
        <translation>Lo stesso per gli acuti. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD above
16 kHz</source>
        <translation>LSD sopra
16 kHz</translation>
    </message>
    <message>
        <source>The same for the air above the treble. Lower is better.</source>
        <translation>Lo stesso per l&apos;aria sopra gli acuti. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD
kept band</source>
        <translation>LSD
banda tenuta</translation>
    </message>
    <message>
        <source>The same up to where the damaged clip holds sound. Lower is better.</source>
        <translation>Lo stesso fin dove il brano danneggiato contiene suono. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD
filled band</source>
        <translation>LSD
banda riempita</translation>
    </message>
    <message>
        <source>The same above what the damaged clip holds. Lower is better.</source>
        <translation>Lo stesso sopra ciò che il brano danneggiato contiene. Più basso è meglio.</translation>
    </message>
    <message>
        <source>Loudness
LUFS</source>
        <translation>Volume
LUFS</translation>
    </message>
    <message>
        <source>How loud it is (integrated).</source>
        <translation>Quanto è forte (integrato).</translation>
    </message>
    <message>
        <source>Stereo width: the sides against the middle. A restorer should move it little.</source>
        <translation>Larghezza stereo: i lati rispetto al centro. Un restauratore dovrebbe spostarla di poco.</translation>
    </message>
    <message>
        <source>Louder by
LU</source>
        <translation>Più forte di
LU</translation>
    </message>
    <message>
        <source>How much louder than untouched. Louder only seems better.</source>
        <translation>Quanto è più forte dell&apos;originale. Più forte sembra soltanto migliore.</translation>
    </message>
    <message>
        <source>True peak
dBTP</source>
        <translation>True peak
dBTP</translation>
    </message>
    <message>
        <source>The highest peak between the samples.</source>
        <translation>Il picco più alto tra i campioni.</translation>
    </message>
    <message>
        <source>Width
dB</source>
        <translation>Ampiezza
dB</translation>
    </message>
    <message>
        <source>L1
mel</source>
        <translation>L1
mel</translation>
    </message>
    <message>
        <source>The paper&apos;s error of the mel picture. Lower is better.</source>
        <translation>L&apos;errore dell&apos;immagine mel secondo l&apos;articolo. Più basso è meglio.</translation>
    </message>
    <message>
        <source>LSD
mel dB</source>
        <translation>LSD
mel dB</translation>
    </message>
    <message>
        <source>The paper&apos;s spectral distance of the mel picture. Lower is better.</source>
        <translation>La distanza spettrale dell&apos;immagine mel secondo l&apos;articolo. Più basso è meglio.</translation>
    </message>
    <message>
        <source>Cosine
mel</source>
        <translation>Coseno
mel</translation>
    </message>
    <message>
        <source>The paper&apos;s likeness of the mel picture. Higher is better.</source>
        <translation>La somiglianza dell&apos;immagine mel secondo l&apos;articolo. Più alto è meglio.</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>&amp;Valuta</translation>
    </message>
    <message>
        <source>S&amp;top evaluating</source>
        <translation>In&amp;terrompi la valutazione</translation>
    </message>
    <message>
        <source>E&amp;xport the evaluation…</source>
        <translation>&amp;Esporta la valutazione…</translation>
    </message>
    <message>
        <source>&amp;Play the clip</source>
        <translation>&amp;Riproduci il brano</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Valutazione</translation>
    </message>
    <message>
        <source>Export the evaluation</source>
        <translation>Esporta la valutazione</translation>
    </message>
    <message>
        <source>Web page with players ({0})</source>
        <translation>Pagina web con lettori ({0})</translation>
    </message>
    <message>
        <source>Table ({0})</source>
        <translation>Tabella ({0})</translation>
    </message>
    <message>
        <source>JSON ({0})</source>
        <translation>JSON ({0})</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Valutazione</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Esportazione</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Salvato come {0}.</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>{0}: clip {1} of {2}</source>
        <translation>{0}: brano {1} di {2}</translation>
    </message>
    <message>
        <source>{0} did not work</source>
        <translation>{0}: non riuscito</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept of it.</source>
        <translation>Interrotta. Non ne è rimasto nulla.</translation>
    </message>
</context>
<context>
    <name>EvaluateSettings</name>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>Elenco…</translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation>Oracolo</translation>
    </message>
    <message>
        <source>Models of hearing</source>
        <translation>Modelli dell&apos;udito</translation>
    </message>
    <message>
        <source>Clean music</source>
        <translation>Musica pulita</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Coppie</translation>
    </message>
    <message>
        <source>&amp;Music</source>
        <translation>&amp;Musica</translation>
    </message>
    <message>
        <source>&amp;Clean</source>
        <translation>&amp;Pulito</translation>
    </message>
    <message>
        <source>D&amp;amaged</source>
        <translation>D&amp;anneggiato</translation>
    </message>
    <message>
        <source>&amp;Damage</source>
        <translation>&amp;Danno</translation>
    </message>
    <message>
        <source>C&amp;lips</source>
        <translation>&amp;Brani</translation>
    </message>
    <message>
        <source>What to evaluate</source>
        <translation>Che cosa valutare</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Tutto</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>&amp;Parte</translation>
    </message>
    <message>
        <source>S&amp;econds</source>
        <translation>S&amp;econdi</translation>
    </message>
    <message>
        <source>Where the clips come from</source>
        <translation>Da dove vengono i brani</translation>
    </message>
    <message>
        <source>Clean music is damaged here, the same way each time. Pairs are damaged already.</source>
        <translation>La musica pulita viene danneggiata qui, ogni volta allo stesso modo. Le coppie sono già danneggiate.</translation>
    </message>
    <message>
        <source>Folder of clean music</source>
        <translation>Cartella di musica pulita</translation>
    </message>
    <message>
        <source>Music as it should sound. Take some that no restorer was trained on.</source>
        <translation>Musica come dovrebbe suonare. Prendine su cui nessun restauratore è stato addestrato.</translation>
    </message>
    <message>
        <source>Folder of damaged music</source>
        <translation>Cartella di musica danneggiata</translation>
    </message>
    <message>
        <source>Damaged copies with the names of the clean files; they are brought into step by themselves.</source>
        <translation>Copie danneggiate con i nomi dei file puliti; vengono allineate da sole.</translation>
    </message>
    <message>
        <source>List of pairs</source>
        <translation>Elenco di coppie</translation>
    </message>
    <message>
        <source>A tab-separated list with the columns file and clean_file instead of a folder.</source>
        <translation>Un elenco separato da tabulazioni con le colonne file e clean_file al posto di una cartella.</translation>
    </message>
    <message>
        <source>Part of the list</source>
        <translation>Parte dell&apos;elenco</translation>
    </message>
    <message>
        <source>Only the pairs that the list&apos;s column split calls so. Take some that nobody was trained on.</source>
        <translation>Solo le coppie che la colonna split dell&apos;elenco chiama così. Prendine di quelle su cui nessuno è stato addestrato.</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Danno</translation>
    </message>
    <message>
        <source>What is done to the clean music before it is restored.</source>
        <translation>Che cosa si fa alla musica pulita prima di restaurarla.</translation>
    </message>
    <message>
        <source>Clips of each damage</source>
        <translation>Brani per ogni danno</translation>
    </message>
    <message>
        <source>How many clips are measured with each damage. More make the figures surer.</source>
        <translation>Quanti brani si misurano per ogni danno. Di più rendono le cifre più sicure.</translation>
    </message>
    <message>
        <source>Seconds of each clip</source>
        <translation>Secondi di ogni brano</translation>
    </message>
    <message>
        <source>How long a clip is, from 1 to 60 s.</source>
        <translation>Quanto dura un brano, da 1 a 60 s.</translation>
    </message>
    <message>
        <source>Also measures ViSQOL and Zimtohrli. Takes many times longer.</source>
        <translation>Misura anche ViSQOL e Zimtohrli. Richiede molto più tempo.</translation>
    </message>
    <message>
        <source>Not all are installed. To measure with them, run: pip install {0}</source>
        <translation>Non tutti sono installati. Per misurare con essi, esegui: pip install {0}</translation>
    </message>
    <message>
        <source>Choose the folder of the damaged copies, or a list of pairs.</source>
        <translation>Scegli la cartella delle copie danneggiate, o un elenco di coppie.</translation>
    </message>
    <message>
        <source>Lists of pairs ({0})</source>
        <translation>Elenchi di coppie ({0})</translation>
    </message>
    <message>
        <source>Adds a row that is told the clean spectrum: how good a perfect network of this kind could be.</source>
        <translation>Aggiunge una riga che conosce lo spettro pulito: quanto potrebbe valere una rete perfetta di questo tipo.</translation>
    </message>
    <message>
        <source>Tick at least one restorer.</source>
        <translation>Spunta almeno un restauratore.</translation>
    </message>
    <message>
        <source>Two rows are the same. Give them different strengths.</source>
        <translation>Due righe sono uguali. Dai loro intensità diverse.</translation>
    </message>
    <message>
        <source>Choose a folder of clean music.</source>
        <translation>Scegli una cartella di musica pulita.</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Nessuna cartella</translation>
    </message>
</context>
<context>
    <name>EvaluateView</name>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>The damaged clip.</source>
        <translation>Il brano danneggiato.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurato</translation>
    </message>
    <message>
        <source>What the restorer made of it.</source>
        <translation>Ciò che ne ha fatto il restauratore.</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Pulito</translation>
    </message>
    <message>
        <source>As it should sound.</source>
        <translation>Come dovrebbe suonare.</translation>
    </message>
    <message>
        <source>Open on the Restore page</source>
        <translation>Apri nella pagina Restaura</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Damage shown</source>
        <translation>Danno mostrato</translation>
    </message>
    <message>
        <source>Whose figures the table shows: one damage, or all of them.</source>
        <translation>Di quale danno la tabella mostra le cifre: uno solo o tutti.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>Save as a web page with players, as a table (CSV) or as JSON.</source>
        <translation>Salva come pagina web con lettori, come tabella (CSV) o come JSON.</translation>
    </message>
    <message>
        <source>Opens the damaged clip there, to restore it with other settings.</source>
        <translation>Vi apre il brano danneggiato, per restaurarlo con altre impostazioni.</translation>
    </message>
    <message>
        <source>Stop evaluating. Nothing is kept of it.</source>
        <translation>Interrompe la valutazione. Non ne resta nulla.</translation>
    </message>
    <message>
        <source>Damage, restore and measure (Ctrl+R). Same settings, same figures.</source>
        <translation>Danneggia, restaura e misura (Ctrl+R). Stesse impostazioni, stesse cifre.</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Avanzamento della valutazione</translation>
    </message>
    <message>
        <source>How good restorers are on music whose clean side is known, and whether they do harm.</source>
        <translation>Quanto valgono i restauratori su musica di cui si conosce la versione pulita, e se fanno danni.</translation>
    </message>
    <message>
        <source>Choose a folder of clean music and press Evaluate. The figures of the untouched music come first.</source>
        <translation>Scegli una cartella di musica pulita e premi Valuta. Prima vengono le cifre della musica originale.</translation>
    </message>
    <message>
        <source>Worst clips</source>
        <translation>Brani peggiori</translation>
    </message>
    <message>
        <source>A click plays a clip; Before, Restored and Clean are heard in place of each other.</source>
        <translation>Un clic riproduce un brano; Prima, Restaurato e Pulito si ascoltano l&apos;uno al posto dell&apos;altro.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>{0} clips</source>
        <translation>{0} brani</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>FLAC (smaller, nothing lost)</source>
        <translation>FLAC (più piccolo, senza perdite)</translation>
    </message>
    <message>
        <source>AIFF</source>
        <translation>AIFF</translation>
    </message>
    <message>
        <source>Ogg Vorbis (lossy)</source>
        <translation>Ogg Vorbis (con perdita)</translation>
    </message>
    <message>
        <source>Opus (lossy)</source>
        <translation>Opus (con perdita)</translation>
    </message>
    <message>
        <source>MP3 (lossy)</source>
        <translation>MP3 (con perdita)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>All of it ({0})</source>
        <translation>Tutto ({0})</translation>
    </message>
    <message>
        <source>The loop ({0} to {1})</source>
        <translation>Il loop (da {0} a {1})</translation>
    </message>
    <message>
        <source>Copy the tags</source>
        <translation>Copia i tag</translation>
    </message>
    <message>
        <source>Copy the cover</source>
        <translation>Copia la copertina</translation>
    </message>
    <message>
        <source>Dither</source>
        <translation>Dither</translation>
    </message>
    <message>
        <source>Write a recipe beside it</source>
        <translation>Scrivi accanto una ricetta</translation>
    </message>
    <message>
        <source>{0} (none)</source>
        <translation>{0} (nessuno)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>Esporta {0}</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Cartella</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormato</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>F&amp;requenza</translation>
    </message>
    <message>
        <source>&amp;Bit depth</source>
        <translation>Profondità di &amp;bit</translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation>&amp;Intervallo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>The new file&apos;s name; its ending follows the format.</source>
        <translation>Il nome del nuovo file; l&apos;estensione segue il formato.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>Where the new file goes; made if it is not there.</source>
        <translation>Dove va il nuovo file; se manca viene creata.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Scegli una cartella</translation>
    </message>
    <message>
        <source>Choose another folder for the new file.</source>
        <translation>Scegli un&apos;altra cartella per il nuovo file.</translation>
    </message>
    <message>
        <source>As the source unless you choose another. Lossy formats throw away what is hard to hear.</source>
        <translation>Come la sorgente, se non scegli altro. I formati con perdita buttano via ciò che si sente poco.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>A lower rate cuts the treble off at half of it; a higher one adds nothing but size.</source>
        <translation>Una frequenza più bassa taglia gli acuti alla sua metà; una più alta aggiunge solo peso.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Frequenza di campionamento</translation>
    </message>
    <message>
        <source>How finely the level is stepped: 16 bits as on a CD, 24 as in a studio, float never clips.</source>
        <translation>Quanto sono fini i gradini del livello: 16 bit come un CD, 24 come in studio, float non va mai in clipping.</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profondità di bit</translation>
    </message>
    <message>
        <source>All of the clip, or only the stretch between the loop&apos;s ends.</source>
        <translation>Tutta la clip, o solo il tratto tra gli estremi del loop.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervallo</translation>
    </message>
    <message>
        <source>Title, artist and all other tags of the source go into the new file.</source>
        <translation>Titolo, artista e tutti gli altri tag della sorgente passano nel nuovo file.</translation>
    </message>
    <message>
        <source>The source&apos;s cover picture goes into the new file.</source>
        <translation>La copertina della sorgente passa nel nuovo file.</translation>
    </message>
    <message>
        <source>Where bits are lost, a faint even hiss keeps quiet endings from breaking up. The same every time.</source>
        <translation>Dove si perdono bit, un lieve fruscio uniforme evita che le code si sgranino. Ogni volta lo stesso.</translation>
    </message>
    <message>
        <source>A small file that says how this sound was made; “restorer restore --recipe” makes it again, bit for bit.</source>
        <translation>Un piccolo file che dice come è stato fatto questo suono; «restorer restore --recipe» lo rifà, bit per bit.</translation>
    </message>
    <message>
        <source>Write the file. Nothing is replaced without a question.</source>
        <translation>Scrive il file. Nulla viene sostituito senza chiedere.</translation>
    </message>
    <message>
        <source>Close without writing anything.</source>
        <translation>Chiude senza scrivere nulla.</translation>
    </message>
    <message>
        <source>{0} Hz, as the source</source>
        <translation>{0} Hz, come la sorgente</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>32 bits float</source>
        <translation>32 bit float</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} bit</translation>
    </message>
    <message>
        <source>none: the format is lossy</source>
        <translation>nessuna: il formato è con perdita</translation>
    </message>
    <message>
        <source>Give the file a name without slashes.</source>
        <translation>Dai al file un nome senza barre.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Scegli una cartella.</translation>
    </message>
    <message>
        <source>There is a folder of that name; choose another name.</source>
        <translation>Esiste una cartella con quel nome; scegli un altro nome.</translation>
    </message>
    <message>
        <source>The name ends in {0}, but this format needs {1}.</source>
        <translation>Il nome finisce in {0}, ma questo formato vuole {1}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nulla</translation>
    </message>
    <message>
        <source>That is the opened file itself; choose another name.</source>
        <translation>È proprio il file aperto; scegli un altro nome.</translation>
    </message>
    <message>
        <source>{0} exists already. What is in it will be lost.</source>
        <translation>{0} esiste già. Il suo contenuto andrà perso.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Sostituire il file?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Tienilo</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting {0}</source>
        <translation>Esportazione di {0}</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Salva altrove…</translation>
    </message>
    <message>
        <source>The recipe is {0}.</source>
        <translation>La ricetta è {0}.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Salvato come {0}.</translation>
    </message>
</context>
<context>
    <name>FamilyRow</name>
    <message>
        <source>One family is drawn for each excerpt; the larger its weight, the more often.</source>
        <translation>Per ogni estratto si sorteggia una famiglia; più grande è il peso, più spesso capita.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
</context>
<context>
    <name>FileHeader</name>
    <message>
        <source>Open…</source>
        <translation>Apri…</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Apri un file</translation>
    </message>
    <message>
        <source>Choose another song (Ctrl+O), or drop one anywhere in the window.</source>
        <translation>Scegli un altro brano (Ctrl+O), o trascinane uno nella finestra.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Save the restored sound as a new file (Ctrl+Shift+E) in the source&apos;s format. Loudness is not matched.</source>
        <translation>Salva il suono restaurato come nuovo file (Ctrl+Shift+E) nel formato della sorgente. Il volume non viene pareggiato.</translation>
    </message>
    <message>
        <source>Export the restored sound</source>
        <translation>Esporta il suono restaurato</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Press Space to play</source>
        <translation>Premi Spazio per ascoltare</translation>
    </message>
    <message>
        <source>Press Restore (Ctrl+R)</source>
        <translation>Premi Restaura (Ctrl+R)</translation>
    </message>
    <message>
        <source>Switch while it plays: 1 before, 2 after, Tab back and forth</source>
        <translation>Cambia mentre suona: 1 prima, 2 dopo, Tab avanti e indietro</translation>
    </message>
    <message>
        <source>Close the hint</source>
        <translation>Chiudi il suggerimento</translation>
    </message>
    <message>
        <source>The first steps stay in the Help menu.</source>
        <translation>I primi passi restano nel menu Aiuto.</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>Choose a folder: {0}</source>
        <translation>Scegli una cartella: {0}</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predefinito</translation>
    </message>
    <message>
        <source>Default: {0}</source>
        <translation>Predefinita: {0}</translation>
    </message>
</context>
<context>
    <name>HzAxis</name>
    <message>
        <source>Frequency axis</source>
        <translation>Asse delle frequenze</translation>
    </message>
    <message>
        <source>Frequencies in Hz. Turn the wheel to zoom, drag to move; a double-click shows all.</source>
        <translation>Frequenze in Hz. Rotella per ingrandire, trascina per spostare; doppio clic per vedere tutto.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Stop this (Esc). The sound stays as it was.</source>
        <translation>Interrompi (Esc). Il suono resta com&apos;era.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Interrompo…</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Back to the window (Esc).</source>
        <translation>Torna alla finestra (Esc).</translation>
    </message>
    <message>
        <source>{0} (more)</source>
        <translation>{0} (segue)</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Libreria</translation>
    </message>
    <message>
        <source>&amp;Import a checkpoint…</source>
        <translation>&amp;Importa un checkpoint…</translation>
    </message>
    <message>
        <source>The trained networks that can restore. Drop a checkpoint here to import it.</source>
        <translation>Le reti addestrate che sanno restaurare. Trascina qui un checkpoint per importarlo.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importa…</translation>
    </message>
    <message>
        <source>Import a checkpoint</source>
        <translation>Importa un checkpoint</translation>
    </message>
    <message>
        <source>Check a .safetensors or .pt file and keep a safe copy. Nothing that hides in it is ever run.</source>
        <translation>Controlla un file .safetensors o .pt e ne tiene una copia sicura. Nulla di ciò che vi si nasconde viene mai eseguito.</translation>
    </message>
    <message>
        <source>Checkpoints ({0})</source>
        <translation>Checkpoint ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>Rinomina {0}</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nuovo nome</translation>
    </message>
    <message>
        <source>Renaming {0}</source>
        <translation>Rinomino {0}</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>Esporta {0}</translation>
    </message>
    <message>
        <source>Exporting {0}</source>
        <translation>Esportazione di {0}</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Salvato come {0}.</translation>
    </message>
    <message>
        <source>Delete {0}?</source>
        <translation>Eliminare {0}?</translation>
    </message>
    <message>
        <source>Its file is removed from this computer. This cannot be taken back.</source>
        <translation>Il suo file viene tolto da questo computer. Non si può annullare.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Tienilo</translation>
    </message>
    <message>
        <source>Deleting {0}</source>
        <translation>Elimino {0}</translation>
    </message>
    <message>
        <source>Importing {0}</source>
        <translation>Importo {0}</translation>
    </message>
    <message>
        <source>{0} is not finished yet; try again in a moment.</source>
        <translation>{0}: non è ancora finito; riprova tra un momento.</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>Imported as {0}.</source>
        <translation>Importato come {0}.</translation>
    </message>
    <message>
        <source>{0} is now called {1}.</source>
        <translation>{0} ora si chiama {1}.</translation>
    </message>
    <message>
        <source>{0} was deleted.</source>
        <translation>{0} è stato eliminato.</translation>
    </message>
    <message>
        <source>{0} did not work</source>
        <translation>{0}: non riuscito</translation>
    </message>
</context>
<context>
    <name>Loss</name>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>The weighted sum of all parts: what training makes smaller.</source>
        <translation>La somma pesata di tutte le parti: ciò che l&apos;addestramento riduce.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>How far each spot of the spectrum is off.</source>
        <translation>Quanto ogni punto dello spettro si scosta.</translation>
    </message>
    <message>
        <source>Treble error</source>
        <translation>Errore sugli acuti</translation>
    </message>
    <message>
        <source>The same, with treble weighing more than bass.</source>
        <translation>Lo stesso, con gli acuti che pesano più dei bassi.</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Livelli</translation>
    </message>
    <message>
        <source>How far the level of each band is off.</source>
        <translation>Quanto il livello di ogni banda si scosta.</translation>
    </message>
    <message>
        <source>Self-knowledge</source>
        <translation>Consapevolezza</translation>
    </message>
    <message>
        <source>How badly it judges its own error.</source>
        <translation>Quanto male giudica il proprio errore.</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Riempimento</translation>
    </message>
    <message>
        <source>How far invented treble is off.</source>
        <translation>Quanto si scostano gli acuti inventati.</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Forma d&apos;onda</translation>
    </message>
    <message>
        <source>How far the sound itself is off.</source>
        <translation>Quanto si scosta il suono stesso.</translation>
    </message>
    <message>
        <source>Harm</source>
        <translation>Danni</translation>
    </message>
    <message>
        <source>What it made worse than it was.</source>
        <translation>Ciò che ha peggiorato.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss</source>
        <translation>Perdita</translation>
    </message>
    <message>
        <source>How far the network is from the clean recordings: solid on the music it learns from, dashed on music it has never heard. The dashed line is the one that counts.</source>
        <translation>Quanto la rete è lontana dalle registrazioni pulite: linea piena sulla musica da cui impara, tratteggiata su musica mai sentita. Conta quella tratteggiata.</translation>
    </message>
    <message>
        <source>Validation loss {0} after epoch {1}</source>
        <translation>Perdita di validazione {0} dopo l&apos;epoca {1}</translation>
    </message>
    <message>
        <source>The curves appear with the first steps.</source>
        <translation>Le curve appaiono con i primi passi.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoca</translation>
    </message>
    <message>
        <source>train</source>
        <translation>addestramento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validazione</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Restorer</source>
        <translation>Restorer</translation>
    </message>
    <message>
        <source>{0} (Alt+{1})</source>
        <translation>{0} (Alt+{1})</translation>
    </message>
    <message>
        <source>{0} cannot be opened here.</source>
        <translation>{0} non si può aprire qui.</translation>
    </message>
    <message>
        <source>Close Restorer?</source>
        <translation>Chiudere Restorer?</translation>
    </message>
    <message>
        <source>A job is not finished. Closing stops it; files on disk stay as they are.</source>
        <translation>Un lavoro non è finito. Chiudendo si interrompe; i file sul disco restano come sono.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Interrompi e chiudi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
</context>
<context>
    <name>MetricModel</name>
    <message>
        <source>Harmed
%</source>
        <translation>Peggiorati
%</translation>
    </message>
    <message>
        <source>How many of the clips got worse: SI-SDR fell by more than 0.3 dB, or LSD rose by more than 0.01.</source>
        <translation>Quanti brani sono peggiorati: SI-SDR sceso di oltre 0,3 dB o LSD salita di oltre 0,01.</translation>
    </message>
    <message>
        <source>Mean of {0} clips; 95 % interval {1} to {2}</source>
        <translation>Media di {0} brani; intervallo al 95 % da {1} a {2}</translation>
    </message>
    <message>
        <source>A single clip: it says nothing of others.</source>
        <translation>Un solo brano: non dice nulla degli altri.</translation>
    </message>
    <message>
        <source>Better than untouched by {0}; 95 % interval {1} to {2}</source>
        <translation>Meglio dell&apos;originale di {0}; intervallo al 95 % da {1} a {2}</translation>
    </message>
    <message>
        <source>So few clips say little: nobody knows whether it is better or worse.</source>
        <translation>Così pochi brani dicono poco: nessuno sa se è meglio o peggio.</translation>
    </message>
    <message>
        <source>The interval holds zero: nobody knows whether it is better or worse.</source>
        <translation>L&apos;intervallo contiene lo zero: nessuno sa se sia meglio o peggio.</translation>
    </message>
</context>
<context>
    <name>MetricTable</name>
    <message>
        <source>Figures</source>
        <translation>Cifre</translation>
    </message>
    <message>
        <source>A row for each restorer, the untouched input first; what was gained over it stands below each figure.</source>
        <translation>Una riga per ogni restauratore, prima l&apos;originale; sotto ogni cifra c&apos;è il guadagno rispetto a esso.</translation>
    </message>
</context>
<context>
    <name>Music</name>
    <message>
        <source>{0} of {1} recordings have no treble of their own: from them the network learns that dull is right. Better leave them out.</source>
        <translation>{0} registrazioni su {1} non hanno acuti propri: da esse la rete impara che il suono cupo è giusto. Meglio escluderle.</translation>
    </message>
    <message>
        <source>{0} of {1} files are lossy (MP3, Ogg, AAC): their own damage is taken for clean music. Lossless files teach more.</source>
        <translation>{0} file su {1} sono compressi con perdita (MP3, Ogg, AAC): i loro danni passano per musica pulita. I file senza perdita insegnano di più.</translation>
    </message>
    <message>
        <source>{0} of {1} files are mono: nothing about stereo can be learned from them.</source>
        <translation>{0} file su {1} sono mono: da questi non si impara nulla sullo stereo.</translation>
    </message>
    <message>
        <source>All of it comes from one artist or folder: what is held out to judge by is no strange music.</source>
        <translation>Viene tutto da un solo artista o cartella: la musica tenuta da parte per giudicare non è estranea.</translation>
    </message>
    <message>
        <source>There is less than half an hour of music: the network will know these pieces and little else.</source>
        <translation>C&apos;è meno di mezz&apos;ora di musica: la rete conoscerà questi brani e poco altro.</translation>
    </message>
</context>
<context>
    <name>MusicModel</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Frequenza</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Artist or folder</source>
        <translation>Artista o cartella</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illeggibile</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silenzioso</translation>
    </message>
    <message>
        <source>the same as {0}</source>
        <translation>uguale a {0}</translation>
    </message>
    <message>
        <source>left out: band-limited</source>
        <translation>tralasciato: banda limitata</translation>
    </message>
    <message>
        <source>band-limited</source>
        <translation>banda limitata</translation>
    </message>
    <message>
        <source>lossy</source>
        <translation>con perdita</translation>
    </message>
</context>
<context>
    <name>MusicStep</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Scegli una cartella…</translation>
    </message>
    <message>
        <source>The recordings that the network shall learn to sound like; or drop a folder here.</source>
        <translation>Le registrazioni a cui la rete deve imparare a somigliare; oppure trascina qui una cartella.</translation>
    </message>
    <message>
        <source>Licence of the music, for the card (optional)</source>
        <translation>Licenza della musica, per la scheda (facoltativa)</translation>
    </message>
    <message>
        <source>Licence of the music</source>
        <translation>Licenza della musica</translation>
    </message>
    <message>
        <source>Is written on the card of the checkpoint, so that whoever gets it knows what it learned from.</source>
        <translation>Viene scritta nella scheda del checkpoint, così chi lo riceve sa da che cosa ha imparato.</translation>
    </message>
    <message>
        <source>Looking through the music</source>
        <translation>Esame della musica</translation>
    </message>
    <message>
        <source>The music</source>
        <translation>La musica</translation>
    </message>
    <message>
        <source>Every file that was found; those with a problem first.</source>
        <translation>Tutti i file trovati; prima quelli con un problema.</translation>
    </message>
    <message>
        <source>Choose recordings that sound as good as you want the result to sound. They are damaged on purpose, and the network learns the way back. Nothing leaves this computer.</source>
        <translation>Scegli registrazioni che suonano come vorresti il risultato. Vengono danneggiate apposta e la rete impara la via del ritorno. Nulla lascia questo computer.</translation>
    </message>
    <message>
        <source>No folder is chosen.</source>
        <translation>Nessuna cartella scelta.</translation>
    </message>
    <message>
        <source>{0} of {1} files can be learned from, {2} of music</source>
        <translation>Si può imparare da {0} file su {1}, {2} di musica</translation>
    </message>
    <message>
        <source>Leave out recordings without treble ({0})</source>
        <translation>Tralascia le registrazioni senza acuti ({0})</translation>
    </message>
    <message>
        <source>What remains sounds brighter, and so will what the network learns.</source>
        <translation>Ciò che resta suona più brillante, e così ciò che la rete impara.</translation>
    </message>
    <message>
        <source>Sample rates</source>
        <translation>Frequenze di campionamento</translation>
    </message>
    <message>
        <source>Up to where there is sound; what is missing here cannot be learned.</source>
        <translation>Fin dove c&apos;è suono; ciò che manca qui non si può imparare.</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>Con perdita</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silenziosi</translation>
    </message>
    <message>
        <source>There twice</source>
        <translation>Doppioni</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illeggibili</translation>
    </message>
    <message>
        <source>{0} artists or folders. About a tenth of them is held out whole: the network is judged on music by people it has never heard.</source>
        <translation>{0} artisti o cartelle. Circa un decimo resta da parte per intero: la rete si giudica su musica di persone mai sentite.</translation>
    </message>
    <message>
        <source>One folder without artists: about a tenth of the files is held out to judge the network on.</source>
        <translation>Una cartella senza artisti: circa un decimo dei file resta da parte per giudicare la rete.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Pagine</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Opzioni</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>Where to compute, where to listen, folders, appearance and language (Ctrl+,).</source>
        <translation>Dove calcolare, dove ascoltare, cartelle, aspetto e lingua (Ctrl+,).</translation>
    </message>
</context>
<context>
    <name>NetworkStep</name>
    <message>
        <source>Go on from a network that can restore already: quicker, and it keeps to what that one learned.</source>
        <translation>Prosegue da una rete che sa già restaurare: più rapido, e conserva ciò che quella ha imparato.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Parti da</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Zero</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Nome della sessione</translation>
    </message>
    <message>
        <source>The folder of the run, and the first name of the result.</source>
        <translation>La cartella della sessione e il primo nome del risultato.</translation>
    </message>
    <message>
        <source>Elsewhere…</source>
        <translation>Altrove…</translation>
    </message>
    <message>
        <source>Choose the folder in which runs are kept.</source>
        <translation>Scegli la cartella in cui conservare le sessioni.</translation>
    </message>
    <message>
        <source>A few steps are timed on this computer, with these settings.</source>
        <translation>Si cronometrano alcuni passi su questo computer, con queste impostazioni.</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Stima</translation>
    </message>
    <message>
        <source>Times a few steps and says how long the whole run will take.</source>
        <translation>Cronometra alcuni passi e dice quanto durerà l&apos;intera sessione.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Avvia l&apos;addestramento</translation>
    </message>
    <message>
        <source>Begins the run. It can be paused at any time and goes on after a restart.</source>
        <translation>Avvia la sessione. Si può sospendere in ogni momento e continua dopo un riavvio.</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>Valori predefiniti</translation>
    </message>
    <message>
        <source>Epochs, batch, rate and lengths as in the paper; for Studio as ours was trained.</source>
        <translation>Epoche, lotto, tasso e durate come nell&apos;articolo; per Studio come è stata addestrata la nostra.</translation>
    </message>
    <message>
        <source>What is trained, and how long</source>
        <translation>Che cosa si addestra, e per quanto</translation>
    </message>
    <message>
        <source>From where, and whereto</source>
        <translation>Da dove, e verso dove</translation>
    </message>
    <message>
        <source>How long it will take</source>
        <translation>Quanto durerà</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Circa {0}</translation>
    </message>
    <message>
        <source>{0} s for a step, {1} excerpts a second; it stops sooner when nothing is gained any more.</source>
        <translation>{0} s per passo, {1} estratti al secondo; si ferma prima quando non si guadagna più nulla.</translation>
    </message>
    <message>
        <source>Stop timing ({0} %)</source>
        <translation>Ferma la stima ({0} %)</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>More…</source>
        <translation>Altro…</translation>
    </message>
    <message>
        <source>Show the whole note</source>
        <translation>Mostra tutta la nota</translation>
    </message>
    <message>
        <source>Shows everything that there is to know about this.</source>
        <translation>Mostra tutto quello che c&apos;è da sapere.</translation>
    </message>
</context>
<context>
    <name>PageJobs</name>
    <message>
        <source>{0} is not finished. Stop it and {1}?</source>
        <translation>{0}: non è finito. Interrompere e {1}?</translation>
    </message>
    <message>
        <source>Stop what is running?</source>
        <translation>Interrompere il lavoro in corso?</translation>
    </message>
    <message>
        <source>Stop and open</source>
        <translation>Interrompi e apri</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>{0} did not work</source>
        <translation>{0}: non riuscito</translation>
    </message>
</context>
<context>
    <name>PageSettings</name>
    <message>
        <source>restorer</source>
        <translation>restauratore</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>loop</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>intensità</translation>
    </message>
    <message>
        <source>loudness match</source>
        <translation>pareggio del volume</translation>
    </message>
    <message>
        <source>look of the pictures</source>
        <translation>aspetto delle immagini</translation>
    </message>
</context>
<context>
    <name>PairsBox</name>
    <message>
        <source>Pairs from disk</source>
        <translation>Coppie da disco</translation>
    </message>
    <message>
        <source>damage that you have as files</source>
        <translation>danni che hai già come file</translation>
    </message>
    <message>
        <source>Clean folder</source>
        <translation>Cartella pulita</translation>
    </message>
    <message>
        <source>The undamaged recordings.</source>
        <translation>Le registrazioni senza danni.</translation>
    </message>
    <message>
        <source>Damaged folder</source>
        <translation>Cartella danneggiata</translation>
    </message>
    <message>
        <source>The same recordings damaged, with the same names; they are aligned to the sample.</source>
        <translation>Le stesse registrazioni danneggiate, con gli stessi nomi; vengono allineate al campione.</translation>
    </message>
    <message>
        <source>Or a list of pairs</source>
        <translation>O un elenco di coppie</translation>
    </message>
    <message>
        <source>A table (CSV or TSV) with a line for each damaged file and its clean one.</source>
        <translation>Una tabella (CSV o TSV) con una riga per ogni file danneggiato e il suo originale pulito.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>From pairs</source>
        <translation>Dalle coppie</translation>
    </message>
    <message>
        <source>The share of excerpts that come from these files.</source>
        <translation>La quota di estratti che viene da questi file.</translation>
    </message>
    <message>
        <source>{0} pairs were found.</source>
        <translation>Trovate {0} coppie.</translation>
    </message>
</context>
<context>
    <name>PictureTools</name>
    <message>
        <source>What changed</source>
        <translation>Che cosa è cambiato</translation>
    </message>
    <message>
        <source>Mel axis</source>
        <translation>Asse mel</translation>
    </message>
    <message>
        <source>Linear axis</source>
        <translation>Asse lineare</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Asse logaritmico</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grigio</translation>
    </message>
    <message>
        <source>Frequency axis</source>
        <translation>Asse delle frequenze</translation>
    </message>
    <message>
        <source>How the frequencies are spread over the height: mel as we hear pitch, linear to judge the treble, logarithmic with equal octaves. The sound stays as it is.</source>
        <translation>Come le frequenze si distribuiscono in altezza: mel come sentiamo l&apos;altezza dei suoni, lineare per giudicare gli acuti, logaritmico con ottave uguali. Il suono resta com&apos;è.</translation>
    </message>
    <message>
        <source>Range of levels</source>
        <translation>Gamma dei livelli</translation>
    </message>
    <message>
        <source>From the brightest colour down to black. More shows quieter sounds, less shows only the loud ones.</source>
        <translation>Dal colore più chiaro fino al nero. Di più mostra suoni più piano, di meno solo quelli forti.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colori</translation>
    </message>
    <message>
        <source>The colours of the pictures. In each of them equal steps of level look alike.</source>
        <translation>I colori delle immagini. In ognuno, passi uguali di livello appaiono uguali.</translation>
    </message>
    <message>
        <source>Show a third picture: orange where the restoration is louder than the original, blue where quieter.</source>
        <translation>Mostra una terza immagine: arancio dove il restauro è più forte dell&apos;originale, blu dove è più piano.</translation>
    </message>
</context>
<context>
    <name>PreferenceDialog</name>
    <message>
        <source>Blind preference: which do you like best?</source>
        <translation>Preferenza alla cieca: quale ti piace di più?</translation>
    </message>
    <message>
        <source>How many times you put the versions in order. More of them say more.</source>
        <translation>Quante volte metti in ordine le versioni. Più sono, più dicono.</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Giri</translation>
    </message>
    <message>
        <source>Which do you like best?</source>
        <translation>Quale ti piace di più?</translation>
    </message>
    <message>
        <source>The versions hide behind letters, drawn anew each time. Put them in your order, best first. All are equally loud, and nothing is revealed before the end.</source>
        <translation>Le versioni si nascondono dietro lettere, sorteggiate ogni volta. Mettile nel tuo ordine, la migliore per prima. Tutte hanno lo stesso volume e nulla viene svelato prima della fine.</translation>
    </message>
    <message>
        <source>Takes part in the test.</source>
        <translation>Partecipa al test.</translation>
    </message>
    <message>
        <source>Excerpts</source>
        <translation>Estratti</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Closes without a test (Esc).</source>
        <translation>Chiude senza fare il test (Esc).</translation>
    </message>
    <message>
        <source>Hear {0}, in place (key {0}).</source>
        <translation>Ascolta {0}, nello stesso punto (tasto {0}).</translation>
    </message>
    <message>
        <source>Puts what you hear now into this place (Shift and its letter).</source>
        <translation>Mette in questo posto ciò che ascolti ora (Shift e la sua lettera).</translation>
    </message>
    <message>
        <source>No preference</source>
        <translation>Nessuna preferenza</translation>
    </message>
    <message>
        <source>All are equally good to you (0).</source>
        <translation>Per te sono tutte uguali (0).</translation>
    </message>
    <message>
        <source>Confirms the order (Enter).</source>
        <translation>Conferma l&apos;ordine (Invio).</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>La migliore per prima</translation>
    </message>
    <message>
        <source>Letters listen. Shift and a letter put it next in your order, Backspace takes the last one back. Space pauses, Home starts the excerpt again.</source>
        <translation>Le lettere fanno ascoltare. Shift e una lettera la mettono al posto successivo, Backspace toglie l&apos;ultima. Spazio: pausa. Inizio: l&apos;estratto da capo.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Ends the test before its end (Esc).</source>
        <translation>Interrompe il test prima della fine (Esc).</translation>
    </message>
    <message>
        <source>Round {0} of {1}</source>
        <translation>Giro {0} di {1}</translation>
    </message>
    <message>
        <source>Place {0}: {1}</source>
        <translation>Posto {0}: {1}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vuoto</translation>
    </message>
    <message>
        <source>You prefer {0}</source>
        <translation>Preferisci {0}</translation>
    </message>
    <message>
        <source>No clear preference in these answers</source>
        <translation>Nessuna preferenza chiara in queste risposte</translation>
    </message>
    <message>
        <source>The sound was lost on the way: this test is incomplete</source>
        <translation>L’audio si è interrotto: questa prova è incompleta</translation>
    </message>
    <message>
        <source>{0}. {1}: mean place {2}, preferred in {3} of {4} pairs</source>
        <translation>{0}. {1}: posto medio {2}, preferita in {3} coppie su {4}</translation>
    </message>
    <message>
        <source>Without any preference, places this uneven come about in {0} % of such tests (p = {1}).</source>
        <translation>Senza alcuna preferenza, posti così diseguali capitano nel {0} % di questi test (p = {1}).</translation>
    </message>
    <message>
        <source>You had no preference in any round.</source>
        <translation>Non avevi preferenze in nessun giro.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>This counts from the next start on.</source>
        <translation>Vale dal prossimo avvio.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light or dark; the sound does not mind.</source>
        <translation>Chiaro o scuro; al suono non importa.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation>La lingua della finestra, dal prossimo avvio.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>How large everything is drawn, on top of the system&apos;s own scaling, from the next start on.</source>
        <translation>Quanto grande si disegna tutto, oltre alla scala del sistema, dal prossimo avvio.</translation>
    </message>
    <message>
        <source>Sound and computing</source>
        <translation>Suono e calcolo</translation>
    </message>
    <message>
        <source>Play through</source>
        <translation>Ascolta da</translation>
    </message>
    <message>
        <source>Where you hear the clip; exports are not changed by this.</source>
        <translation>Da dove ascolti la clip; le esportazioni non cambiano.</translation>
    </message>
    <message>
        <source>The system&apos;s output</source>
        <translation>L&apos;uscita del sistema</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Calcola su</translation>
    </message>
    <message>
        <source>A graphics card restores faster; the sound is the same up to rounding. Counts from the next run.</source>
        <translation>Una scheda grafica restaura più in fretta; il suono è lo stesso, salvo arrotondamenti. Vale dal prossimo restauro.</translation>
    </message>
    <message>
        <source>Automatic: the fastest there is</source>
        <translation>Automatico: il più veloce che c&apos;è</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Cartelle</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Esportazioni</translation>
    </message>
    <message>
        <source>Where restored files are offered to be saved.</source>
        <translation>Dove viene proposto di salvare i file restaurati.</translation>
    </message>
    <message>
        <source>Beside the original</source>
        <translation>Accanto all&apos;originale</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Where your own trained networks are kept.</source>
        <translation>Dove si conservano le tue reti addestrate.</translation>
    </message>
    <message>
        <source>The system&apos;s folder for data</source>
        <translation>La cartella dati del sistema</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>File temporanei</translation>
    </message>
    <message>
        <source>Long clips are worked on here: choose a roomy, fast disk.</source>
        <translation>Qui si lavorano le clip lunghe: scegli un disco capiente e veloce.</translation>
    </message>
    <message>
        <source>The system&apos;s temporary folder</source>
        <translation>La cartella temporanea del sistema</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Everything in this window as on the first start.</source>
        <translation>Tutto in questa finestra come al primo avvio.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Back to the window (Esc). Choices are kept already.</source>
        <translation>Torna alla finestra (Esc). Le scelte sono già salvate.</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>my restorer</source>
        <translation>il mio restauratore</translation>
    </message>
    <message>
        <source>Where to keep runs</source>
        <translation>Dove conservare le sessioni</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>File &amp;recenti</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Ancora nessun file aperto</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Svuota la lista</translation>
    </message>
    <message>
        <source>Forgets the names; the files stay.</source>
        <translation>Dimentica i nomi; i file restano.</translation>
    </message>
    <message>
        <source>{0} is no longer in {1}; it was taken off the list of recent files.</source>
        <translation>{0} non è più in {1}; è stato tolto dai file recenti.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Evaluation of {0}</source>
        <translation>Valutazione di {0}</translation>
    </message>
    <message>
        <source>{0} clips from the pairs of {1}.</source>
        <translation>{0} brani dalle coppie di {1}.</translation>
    </message>
    <message>
        <source>{0} clips from the music of {1}, damaged here.</source>
        <translation>{0} brani dalla musica di {1}, danneggiata qui.</translation>
    </message>
    <message>
        <source>4 s, mono, 32 kHz, as in the source paper.</source>
        <translation>4 s, mono, 32 kHz, come nell&apos;articolo di origine.</translation>
    </message>
    <message>
        <source>Up to {0} s each.</source>
        <translation>Fino a {0} s ciascuno.</translation>
    </message>
    <message>
        <source>Made with {0}.</source>
        <translation>Realizzata con {0}.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifre</translation>
    </message>
    <message>
        <source>All conditions</source>
        <translation>Tutte le condizioni</translation>
    </message>
    <message>
        <source>{0} clips</source>
        <translation>{0} brani</translation>
    </message>
    <message>
        <source>Restorer</source>
        <translation>Restauratore</translation>
    </message>
    <message>
        <source>Harmed</source>
        <translation>Peggiorati</translation>
    </message>
    <message>
        <source>95 % interval: {0} to {1}</source>
        <translation>Intervallo al 95 %: da {0} a {1}</translation>
    </message>
    <message>
        <source>LSD
below 8 kHz</source>
        <translation>LSD
sotto 8 kHz</translation>
    </message>
    <message>
        <source>LSD
8 to 16 kHz</source>
        <translation>LSD
da 8 a 16 kHz</translation>
    </message>
    <message>
        <source>LSD
above 16 kHz</source>
        <translation>LSD
sopra 16 kHz</translation>
    </message>
    <message>
        <source>LSD
kept band</source>
        <translation>LSD
banda tenuta</translation>
    </message>
    <message>
        <source>LSD
filled band</source>
        <translation>LSD
banda riempita</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>Loudness
change</source>
        <translation>Variazione
di volume</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>True peak</translation>
    </message>
    <message>
        <source>Stereo
width</source>
        <translation>Larghezza
stereo</translation>
    </message>
    <message>
        <source>Cosine
(mel)</source>
        <translation>Coseno
(mel)</translation>
    </message>
    <message>
        <source>Gains over untouched</source>
        <translation>Guadagni rispetto all&apos;originale</translation>
    </message>
    <message>
        <source>Gain in {0}</source>
        <translation>Guadagno in {0}</translation>
    </message>
    <message>
        <source>better →</source>
        <translation>meglio →</translation>
    </message>
    <message>
        <source>Between restorers</source>
        <translation>Tra i restauratori</translation>
    </message>
    <message>
        <source>Clip by clip on the same clips. Above zero: the first is better.</source>
        <translation>Brano per brano, sugli stessi brani. Sopra lo zero: il primo è migliore.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condizione</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrica</translation>
    </message>
    <message>
        <source>Who over whom</source>
        <translation>Chi su chi</translation>
    </message>
    <message>
        <source>Better by</source>
        <translation>Migliore di</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervallo al 95 %</translation>
    </message>
    <message>
        <source>Clips better %</source>
        <translation>Brani migliori %</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Migliore</translation>
    </message>
    <message>
        <source>{0} over {1}</source>
        <translation>{0} su {1}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source>nobody knows</source>
        <translation>nessuno lo sa</translation>
    </message>
    <message>
        <source>Worst clips</source>
        <translation>Brani peggiori</translation>
    </message>
    <message>
        <source>How SI-SDR and LSD changed; a fall of SI-SDR and a rise of LSD are harm.</source>
        <translation>Come sono cambiati SI-SDR e LSD; un calo di SI-SDR e un aumento di LSD sono un danno.</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Brano</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Danno</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Play {0}</source>
        <translation>Riproduci {0}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>The worst clips of each restorer and the one in the middle, all at the same loudness. Keys: Space plays, 1 to 9 switch on the same sample, left and right move, n and p take the next and the previous clip.</source>
        <translation>I brani peggiori di ogni restauratore e quello in mezzo, tutti allo stesso volume. Tasti: Spazio riproduce, da 1 a 9 si passa da una versione all&apos;altra sullo stesso campione, sinistra e destra spostano, n e p vanno al brano successivo e al precedente.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Pulito</translation>
    </message>
    <message>
        <source>Spectrogram: {0}</source>
        <translation>Spettrogramma: {0}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Click: go there</source>
        <translation>Clic: vai lì</translation>
    </message>
    <message>
        <source>worst of {0}</source>
        <translation>peggiore di {0}</translation>
    </message>
    <message>
        <source>median of {0}</source>
        <translation>mediano di {0}</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>Che cosa significano le parole</translation>
    </message>
    <message>
        <source>The damaged clip as it is. A restorer that does worse than this row should not have been used.</source>
        <translation>Il brano danneggiato così com&apos;è. Un restauratore che fa peggio di questa riga non andava usato.</translation>
    </message>
    <message>
        <source>The reconstruction told the true clean picture: what a perfect network of this kind could reach.</source>
        <translation>La ricostruzione che conosce la vera immagine pulita: ciò a cui potrebbe arrivare una rete perfetta di questo tipo.</translation>
    </message>
    <message>
        <source>Gain and interval</source>
        <translation>Guadagno e intervallo</translation>
    </message>
    <message>
        <source>Under each figure: how much better than untouched, clip by clip, with the 95 % bootstrap interval of the mean when the pointer rests on it. Coloured only where the interval leaves out zero.</source>
        <translation>Sotto ogni cifra: di quanto è migliore dell&apos;originale, brano per brano, con l&apos;intervallo bootstrap al 95 % della media quando il puntatore vi si ferma. Colorato solo dove l&apos;intervallo esclude lo zero.</translation>
    </message>
    <message>
        <source>The share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD rises by more than 0.01.</source>
        <translation>La quota di brani il cui SI-SDR cala di oltre 0,3 dB o il cui LSD aumenta di oltre 0,01.</translation>
    </message>
    <message>
        <source>Models of hearing, from 1 (bad) to about 4.7 and 5. They hear in mono and are blind to phase. Higher is better.</source>
        <translation>Modelli dell&apos;udito, da 1 (pessimo) a circa 4,7 e 5. Ascoltano in mono e non vedono la fase. Più alto è meglio.</translation>
    </message>
    <message>
        <source>Distance of spectra at three resolutions. Lower is better.</source>
        <translation>Distanza tra gli spettri a tre risoluzioni. Più basso è meglio.</translation>
    </message>
    <message>
        <source>Log-spectral distance (log10 power, 2048/512 Hann, floor 1e-8), at the clip&apos;s own rate. Lower is better.</source>
        <translation>Distanza log-spettrale (potenza in log10, Hann 2048/512, soglia 1e-8), alla frequenza propria del brano. Più basso è meglio.</translation>
    </message>
    <message>
        <source>Kept and filled</source>
        <translation>Conservata e riempita</translation>
    </message>
    <message>
        <source>LSD below and above the frequency up to which the damaged clip holds sound.</source>
        <translation>LSD sotto e sopra la frequenza fino a cui il brano danneggiato contiene suono.</translation>
    </message>
    <message>
        <source>Scale-invariant signal-to-distortion ratio in dB. It punishes everything invented. Higher is better.</source>
        <translation>Rapporto segnale-distorsione invariante di scala, in dB. Punisce tutto ciò che è inventato. Più alto è meglio.</translation>
    </message>
    <message>
        <source>L1, LSD, cosine (mel)</source>
        <translation>L1, LSD, coseno (mel)</translation>
    </message>
    <message>
        <source>The reference system&apos;s metrics of 32 kHz mel pictures. They are blind to level. At full strength those of the network&apos;s own picture, else those of the restored sound.</source>
        <translation>Le metriche del sistema di riferimento sulle immagini mel a 32 kHz. Non vedono il livello. A piena intensità quelle dell&apos;immagine della rete stessa, altrimenti quelle del suono restaurato.</translation>
    </message>
    <message>
        <source>The mean over all damaged clips; intact ones have a table of their own.</source>
        <translation>La media su tutti i brani danneggiati; quelli intatti hanno una tabella propria.</translation>
    </message>
</context>
<context>
    <name>RestoreControls</name>
    <message>
        <source>Restorer</source>
        <translation>Restauratore</translation>
    </message>
    <message>
        <source>Which trained network listens to the clip.</source>
        <translation>Quale rete addestrata ascolta la clip.</translation>
    </message>
    <message>
        <source>How much of the restoration you hear, at once and while playing: 0 % is the sound as it was, 100 % follows the restorer fully. Each version has its own.</source>
        <translation>Quanto restauro si sente, subito e mentre suona: 0 % è il suono com&apos;era, 100 % segue del tutto il restauratore. Ogni versione ha la sua.</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>Intensità in percentuale</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaura</translation>
    </message>
    <message>
        <source>Let the restorer work on the whole clip (Ctrl+R). The file on disk is not touched.</source>
        <translation>Fa lavorare il restauratore su tutta la clip (Ctrl+R). Il file sul disco non si tocca.</translation>
    </message>
    <message>
        <source>Try the loop</source>
        <translation>Prova sul loop</translation>
    </message>
    <message>
        <source>Restores only the loop, to hear quickly what would come (Ctrl+T). Without a loop: ten seconds from the playhead on.</source>
        <translation>Restaura solo il loop, per sentire in fretta che cosa verrebbe (Ctrl+T). Senza loop: dieci secondi dal cursore.</translation>
    </message>
    <message>
        <source>Re&amp;storer</source>
        <translation>Re&amp;stauratore</translation>
    </message>
    <message>
        <source>S&amp;trength</source>
        <translation>In&amp;tensità</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Restore</source>
        <translation>Restauro</translation>
    </message>
    <message>
        <source>open {0}</source>
        <translation>aprire {0}</translation>
    </message>
    <message>
        <source>open the demo clip</source>
        <translation>aprire la clip di prova</translation>
    </message>
    <message>
        <source>the demo clip</source>
        <translation>clip di prova</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Name of this version</source>
        <translation>Nome di questa versione</translation>
    </message>
    <message>
        <source>What {0} changed</source>
        <translation>Che cosa ha cambiato {0}</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauro</translation>
    </message>
    <message>
        <source>Opening {0}</source>
        <translation>Apertura di {0}</translation>
    </message>
    <message>
        <source>Trying the loop</source>
        <translation>Prova sul loop</translation>
    </message>
    <message>
        <source>{0} was stopped; the sound is as it was.</source>
        <translation>{0}: interrotto; il suono è com&apos;era.</translation>
    </message>
    <message>
        <source>There is no restorer: expected checkpoints in the library, found none; install the program again.</source>
        <translation>Non c&apos;è nessun restauratore: attesi dei checkpoint nella libreria, non ce ne sono; reinstalla il programma.</translation>
    </message>
    <message>
        <source>{0}, try-out</source>
        <translation>{0}, prova</translation>
    </message>
    <message>
        <source>Nothing was changed: the original is kept.</source>
        <translation>Non è cambiato nulla: resta l&apos;originale.</translation>
    </message>
</context>
<context>
    <name>RestorerRows</name>
    <message>
        <source>Once more</source>
        <translation>Ancora</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Togli</translation>
    </message>
    <message>
        <source>Restorers</source>
        <translation>Restauratori</translation>
    </message>
    <message>
        <source>Those that are ticked restore the same clips and are compared.</source>
        <translation>Quelli spuntati restaurano gli stessi brani e vengono confrontati.</translation>
    </message>
    <message>
        <source>Strength in percent</source>
        <translation>Intensità in percentuale</translation>
    </message>
    <message>
        <source>How much of the correction the chosen row applies, as on the Restore page.</source>
        <translation>Quanta correzione applica la riga scelta, come nella pagina Restaura.</translation>
    </message>
    <message>
        <source>Adds the chosen restorer once more, to compare it with itself at another strength.</source>
        <translation>Aggiunge ancora il restauratore scelto, per confrontarlo con sé stesso a un&apos;altra intensità.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Adds a checkpoint from a file, without putting it into the library.</source>
        <translation>Aggiunge un checkpoint da un file, senza metterlo nella libreria.</translation>
    </message>
    <message>
        <source>Takes away a row that was added here.</source>
        <translation>Toglie una riga aggiunta qui.</translation>
    </message>
    <message>
        <source>S&amp;trength</source>
        <translation>In&amp;tensità</translation>
    </message>
    <message>
        <source>{0}, {1} %</source>
        <translation>{0}, {1} %</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Checkpoint to compare</source>
        <translation>Checkpoint da confrontare</translation>
    </message>
    <message>
        <source>Checkpoints ({0})</source>
        <translation>Checkpoint ({0})</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Name in the library</source>
        <translation>Nome nella libreria</translation>
    </message>
    <message>
        <source>How it is called on the Restore and Library pages.</source>
        <translation>Come si chiama nelle pagine Restauro e Libreria.</translation>
    </message>
    <message>
        <source>Save to the library</source>
        <translation>Salva nella libreria</translation>
    </message>
    <message>
        <source>Keeps the best epoch as a checkpoint; it can be chosen on the Restore page at once.</source>
        <translation>Conserva l&apos;epoca migliore come checkpoint; si può scegliere subito nella pagina Restauro.</translation>
    </message>
    <message>
        <source>Show the card…</source>
        <translation>Mostra la scheda…</translation>
    </message>
    <message>
        <source>Everything that this checkpoint says of itself.</source>
        <translation>Tutto ciò che questo checkpoint dice di sé.</translation>
    </message>
    <message>
        <source>Train another</source>
        <translation>Addestrane un altro</translation>
    </message>
    <message>
        <source>Back to the first step; this run stays where it is.</source>
        <translation>Torna al primo passo; questa sessione resta dov&apos;è.</translation>
    </message>
    <message>
        <source>Beside the paper and the restorers that ship</source>
        <translation>Accanto all&apos;articolo e ai restauratori forniti</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usalo</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Non c&apos;è ancora un risultato.</translation>
    </message>
    <message>
        <source>It appears with the first epoch of a run.</source>
        <translation>Appare con la prima epoca di una sessione.</translation>
    </message>
    <message>
        <source>Epoch {0} of {1} was the best on music that it never learned from; that one is kept.</source>
        <translation>L&apos;epoca {0} di {1} è stata la migliore su musica da cui non ha imparato; si conserva quella.</translation>
    </message>
    <message>
        <source>Measure all on this music</source>
        <translation>Misura tutti su questa musica</translation>
    </message>
    <message>
        <source>Restores the held-out music of this run with the shipped restorers too, so that rows compare.</source>
        <translation>Restaura la musica tenuta da parte in questo addestramento anche con i restauratori inclusi, così le righe sono confrontabili.</translation>
    </message>
    <message>
        <source>Stop measuring ({0} %)</source>
        <translation>Ferma la misura ({0} %)</translation>
    </message>
    <message>
        <source>The table stays as it is.</source>
        <translation>La tabella resta com&apos;è.</translation>
    </message>
    <message>
        <source>Saved as {0}. It can be chosen on the Restore page now.</source>
        <translation>Salvato come {0}. Ora si può scegliere nella pagina Restauro.</translation>
    </message>
    <message>
        <source>It changes next to nothing yet</source>
        <translation>Per ora non cambia quasi nulla</translation>
    </message>
    <message>
        <source>It takes away {0} % of the error in the spectrum</source>
        <translation>Toglie il {0} % dell&apos;errore nello spettro</translation>
    </message>
    <message>
        <source>It does not help yet: the damaged music left alone is closer to the clean one</source>
        <translation>Non aiuta ancora: la musica danneggiata, lasciata com&apos;è, è più vicina a quella pulita</translation>
    </message>
    <message>
        <source>The run has a result</source>
        <translation>La sessione ha un risultato</translation>
    </message>
    <message>
        <source>LSD, dB</source>
        <translation>LSD, dB</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>guadagno</translation>
    </message>
    <message>
        <source>measured on</source>
        <translation>misurato su</translation>
    </message>
    <message>
        <source>Gain: how much closer to the clean picture than the damaged one.</source>
        <translation>Guadagno: quanto ci si avvicina all&apos;immagine pulita rispetto a quella danneggiata.</translation>
    </message>
    <message>
        <source>Paper: Patrizi 2025, Table 1, which names gains only.</source>
        <translation>Articolo: Patrizi 2025, Tabella 1, che riporta solo i guadagni.</translation>
    </message>
    <message>
        <source>This network is judged by ear and waveform; measure it to see the paper&apos;s figures as well.</source>
        <translation>Questa rete si giudica a orecchio e sulla forma d&apos;onda; misurala per vedere anche le cifre dell&apos;articolo.</translation>
    </message>
    <message>
        <source>Rows were measured on different music and compare roughly, until all are measured on this.</source>
        <translation>Le righe sono misurate su musica diversa e si confrontano solo all&apos;incirca, finché non si misurano tutti su questa.</translation>
    </message>
    <message>
        <source>All but the paper&apos;s rows were measured on the same excerpts.</source>
        <translation>Tutte le righe tranne quelle dell&apos;articolo sono misurate sugli stessi estratti.</translation>
    </message>
    <message>
        <source>Untouched</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Questa sessione</translation>
    </message>
    <message>
        <source>Studio, shipped</source>
        <translation>Studio, fornito</translation>
    </message>
    <message>
        <source>Studio direct, shipped</source>
        <translation>Studio diretto, fornito</translation>
    </message>
    <message>
        <source>Direct, shipped</source>
        <translation>Diretto, fornito</translation>
    </message>
    <message>
        <source>Residual, shipped</source>
        <translation>Residuo, fornito</translation>
    </message>
    <message>
        <source>Direct, paper</source>
        <translation>Diretto, articolo</translation>
    </message>
    <message>
        <source>Residual, paper</source>
        <translation>Residuo, articolo</translation>
    </message>
    <message>
        <source>held-out music of this run</source>
        <translation>musica tenuta da parte in questa sessione</translation>
    </message>
    <message>
        <source>its own held-out music</source>
        <translation>la propria musica tenuta da parte</translation>
    </message>
    <message>
        <source>the paper&apos;s test music</source>
        <translation>la musica di prova dell&apos;articolo</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>The music could not be measured</source>
        <translation>Non è stato possibile misurare la musica</translation>
    </message>
    <message>
        <source>The checkpoint was not saved</source>
        <translation>Il checkpoint non è stato salvato</translation>
    </message>
</context>
<context>
    <name>ResumeNotice</name>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Restore the files that are left. None is done twice.</source>
        <translation>Restaura i file rimasti. Nessuno viene fatto due volte.</translation>
    </message>
    <message>
        <source>Empty the list</source>
        <translation>Svuota la lista</translation>
    </message>
    <message>
        <source>Forget this list. Files that were restored stay on disk.</source>
        <translation>Dimentica questa lista. I file restaurati restano sul disco.</translation>
    </message>
    <message>
        <source>A list was not finished: {0} of {1} files are done. Go on with the rest?</source>
        <translation>Una lista non è finita: {0} file su {1} sono fatti. Continuare con gli altri?</translation>
    </message>
    <message>
        <source>A list from last time has not begun: {0} files wait.</source>
        <translation>Una lista dell&apos;ultima volta non è ancora iniziata: {0} file in attesa.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Settings of {0}</source>
        <translation>Impostazioni di {0}</translation>
    </message>
    <message>
        <source>Shows what is drawn, and from where.</source>
        <translation>Mostra che cosa si sorteggia, e da dove.</translation>
    </message>
</context>
<context>
    <name>RunStep</name>
    <message>
        <source>Go on with it</source>
        <translation>Continuala</translation>
    </message>
    <message>
        <source>Continues exactly where it stopped, as if nothing had happened.</source>
        <translation>Continua esattamente da dove si era fermata, come se nulla fosse.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lasciala</translation>
    </message>
    <message>
        <source>Ask no more about this run. Its files stay where they are.</source>
        <translation>Non chiede più di questa sessione. I suoi file restano dove sono.</translation>
    </message>
    <message>
        <source>Progress of the whole run</source>
        <translation>Avanzamento dell&apos;intera sessione</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Concludi ora</translation>
    </message>
    <message>
        <source>Ends the run and keeps the best epoch so far. It can be saved to the library.</source>
        <translation>Conclude la sessione e conserva l&apos;epoca migliore finora. Si può salvare nella libreria.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perdita</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danneggiato</translation>
    </message>
    <message>
        <source>The held-out clip as the network hears it.</source>
        <translation>Il brano tenuto da parte come lo sente la rete.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurato</translation>
    </message>
    <message>
        <source>What the network makes of it after the chosen epoch.</source>
        <translation>Che cosa ne fa la rete dopo l&apos;epoca scelta.</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Pulito</translation>
    </message>
    <message>
        <source>The clip as it was; this is what it is to become.</source>
        <translation>Il brano com&apos;era: ciò che deve tornare a essere.</translation>
    </message>
    <message>
        <source>After which epoch. The clip is never learned from.</source>
        <translation>Dopo quale epoca. Da questo brano non si impara mai.</translation>
    </message>
    <message>
        <source>Restored after</source>
        <translation>Restaurato dopo</translation>
    </message>
    <message>
        <source>A clip that it never learned from</source>
        <translation>Un brano da cui non ha mai imparato</translation>
    </message>
    <message>
        <source>The run {0} was paused after {1} of {2} epochs.</source>
        <translation>La sessione {0} è stata sospesa dopo {1} epoche su {2}.</translation>
    </message>
    <message>
        <source>The run {0} was interrupted after {1} of {2} epochs; a minute of it is lost at most.</source>
        <translation>La sessione {0} si è interrotta dopo {1} epoche su {2}; al più ne va perso un minuto.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio…</translation>
    </message>
    <message>
        <source>Keeps everything and stops computing. Go on whenever you like, also after a restart.</source>
        <translation>Conserva tutto e smette di calcolare. Continua quando vuoi, anche dopo un riavvio.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Continues exactly where it stopped.</source>
        <translation>Continua esattamente da dove si era fermata.</translation>
    </message>
    <message>
        <source>Saving the state of {0}…</source>
        <translation>Salvataggio dello stato di {0}…</translation>
    </message>
    <message>
        <source>Training {0}</source>
        <translation>Addestramento di {0}</translation>
    </message>
    <message>
        <source>Nothing is being trained. Start a run in the step before.</source>
        <translation>Nessun addestramento in corso. Avvia una sessione nel passo precedente.</translation>
    </message>
    <message>
        <source>{0} is paused after {1} of {2} epochs</source>
        <translation>{0} è sospesa dopo {1} epoche su {2}</translation>
    </message>
    <message>
        <source>{0} is finished: {1} epochs</source>
        <translation>{0} è conclusa: {1} epoche</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}</source>
        <translation>Epoca {0} di {1}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>passo {0}</translation>
    </message>
    <message>
        <source>{0} excerpts a second</source>
        <translation>{0} estratti al secondo</translation>
    </message>
    <message>
        <source>learning rate {0}</source>
        <translation>tasso di apprendimento {0}</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>Non addestrata</translation>
    </message>
    <message>
        <source>Epoch {0}</source>
        <translation>Epoca {0}</translation>
    </message>
    <message>
        <source>After each epoch a clip is restored and can be heard here.</source>
        <translation>Dopo ogni epoca si restaura un brano, che si può ascoltare qui.</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>The training stopped</source>
        <translation>L&apos;addestramento si è fermato</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Threshold</source>
        <translation>Soglia</translation>
    </message>
    <message>
        <source>Where peaks are cut; lower cuts more and distorts more.</source>
        <translation>Dove si tagliano i picchi; più bassa taglia e distorce di più.</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Bit rate</translation>
    </message>
    <message>
        <source>Lower bit rates damage treble and attacks more.</source>
        <translation>Bit rate più bassi rovinano di più acuti e attacchi.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualità</translation>
    </message>
    <message>
        <source>The encoder&apos;s own scale; lower sounds worse.</source>
        <translation>La scala propria del codificatore; più bassa suona peggio.</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Taglio</translation>
    </message>
    <message>
        <source>What lies above is lost; lower is duller.</source>
        <translation>Ciò che sta sopra si perde; più basso è più cupo.</translation>
    </message>
    <message>
        <source>Upper edge</source>
        <translation>Bordo superiore</translation>
    </message>
    <message>
        <source>Above it there is nothing.</source>
        <translation>Sopra non c&apos;è nulla.</translation>
    </message>
    <message>
        <source>Width of the slope</source>
        <translation>Larghezza della discesa</translation>
    </message>
    <message>
        <source>Over how much of the treble the level falls.</source>
        <translation>Su quanta parte degli acuti cala il livello.</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation>Pendenza</translation>
    </message>
    <message>
        <source>The filter&apos;s order: higher cuts off more sharply.</source>
        <translation>L&apos;ordine del filtro: più alto taglia più netto.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantità</translation>
    </message>
    <message>
        <source>More decibels are more damage.</source>
        <translation>Più decibel, più danno.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Fewer bits are coarser and noisier.</source>
        <translation>Meno bit sono più grossolani e rumorosi.</translation>
    </message>
    <message>
        <source>Music above noise</source>
        <translation>Musica sopra il rumore</translation>
    </message>
    <message>
        <source>Fewer decibels are more noise.</source>
        <translation>Meno decibel, più rumore.</translation>
    </message>
    <message>
        <source>Length of the tail</source>
        <translation>Durata della coda</translation>
    </message>
    <message>
        <source>Longer sounds like a larger room.</source>
        <translation>Più lunga suona come una stanza più grande.</translation>
    </message>
    <message>
        <source>Direct above room</source>
        <translation>Diretto sopra la stanza</translation>
    </message>
    <message>
        <source>Fewer decibels are further away.</source>
        <translation>Meno decibel, più lontano.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>How much of the spectrum is affected.</source>
        <translation>Quanta parte dello spettro è colpita.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Longer blurs more.</source>
        <translation>Più lunga sfoca di più.</translation>
    </message>
    <message>
        <source>Phase error</source>
        <translation>Errore di fase</translation>
    </message>
    <message>
        <source>More of it sounds more metallic and hollow.</source>
        <translation>Di più suona più metallico e vuoto.</translation>
    </message>
    <message>
        <source>At half the rate, how often</source>
        <translation>A metà frequenza, quanto spesso</translation>
    </message>
    <message>
        <source>Encoders drop the top octave at low bit rates; this is how often it happens.</source>
        <translation>A basso bit rate i codificatori tolgono l&apos;ottava più alta; quanto spesso accade.</translation>
    </message>
    <message>
        <source>Joint stereo, how often</source>
        <translation>Stereo congiunto, quanto spesso</translation>
    </message>
    <message>
        <source>The other times left and right are coded apart.</source>
        <translation>Le altre volte sinistra e destra si codificano a parte.</translation>
    </message>
    <message>
        <source>Dithered, how often</source>
        <translation>Con dither, quanto spesso</translation>
    </message>
    <message>
        <source>Dither turns the grain into an even hiss.</source>
        <translation>Il dither trasforma la grana in un fruscio uniforme.</translation>
    </message>
    <message>
        <source>Soft, how often</source>
        <translation>Morbido, quanto spesso</translation>
    </message>
    <message>
        <source>Soft clipping squashes peaks; hard clipping cuts them.</source>
        <translation>Il clipping morbido schiaccia i picchi; quello duro li taglia.</translation>
    </message>
    <message>
        <source>Resonance</source>
        <translation>Risonanza</translation>
    </message>
    <message>
        <source>Higher lifts what lies at the cutoff.</source>
        <translation>Più alta esalta ciò che sta al taglio.</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Tipi</translation>
    </message>
    <message>
        <source>One of them is drawn for each excerpt.</source>
        <translation>Uno viene sorteggiato per ogni estratto.</translation>
    </message>
    <message>
        <source>Sample rates</source>
        <translation>Frequenze di campionamento</translation>
    </message>
    <message>
        <source>One of them is drawn; lower is duller.</source>
        <translation>Una viene sorteggiata; più bassa è più cupa.</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>Rete elettrica</translation>
    </message>
    <message>
        <source>50 Hz in Europe, 60 Hz in America.</source>
        <translation>50 Hz in Europa, 60 Hz in America.</translation>
    </message>
    <message>
        <source>Most harmonics</source>
        <translation>Massimo di armoniche</translation>
    </message>
    <message>
        <source>More of them buzz.</source>
        <translation>Di più ronzano.</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>Variazione massima</translation>
    </message>
    <message>
        <source>How far bass and treble may be bent.</source>
        <translation>Quanto si possono piegare bassi e acuti.</translation>
    </message>
    <message>
        <source>Largest boost</source>
        <translation>Esaltazione massima</translation>
    </message>
    <message>
        <source>How far a line may stick out.</source>
        <translation>Quanto può sporgere una riga.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>What lies below is left alone.</source>
        <translation>Ciò che sta sotto non si tocca.</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Distanza</translation>
    </message>
    <message>
        <source>The distance between two lines.</source>
        <translation>La distanza tra due righe.</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Elliptic</source>
        <translation>Ellittico</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Ricampionamento</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Bianco</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>Nastro</translation>
    </message>
    <message>
        <source>{0}, from</source>
        <translation>{0}, da</translation>
    </message>
    <message>
        <source>{0}, to</source>
        <translation>{0}, a</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>CRNN is the paper&apos;s: mono pictures up to 16 kHz, gentle on slow computers. Studio hears stereo up to 22 kHz and needs more time.</source>
        <translation>CRNN è quella dell&apos;articolo: immagini mono fino a 16 kHz, leggera per i computer lenti. Studio sente lo stereo fino a 22 kHz e richiede più tempo.</translation>
    </message>
    <message>
        <source>What it learns</source>
        <translation>Che cosa impara</translation>
    </message>
    <message>
        <source>Residual learns what to add and take away and stays closest to the recording. Direct draws the whole spectrum anew.</source>
        <translation>Residuo impara che cosa aggiungere e togliere e resta il più vicino alla registrazione. Diretto ridisegna tutto lo spettro.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Ours mends two faults of the paper: its residual can only add energy, and its learning rate never falls. To the letter keeps them.</source>
        <translation>La nostra corregge due difetti dell&apos;articolo: il suo residuo può solo aggiungere energia e il tasso di apprendimento non cala mai. Alla lettera li conserva.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>How many rounds. More learn more, until the held-out music gains nothing. Paper: 20.</source>
        <translation>Quanti giri. Di più impara di più, finché la musica tenuta da parte non guadagna nulla. Articolo: 20.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lotto</translation>
    </message>
    <message>
        <source>Excerpts per step. More are steadier and need more memory. Paper: 4.</source>
        <translation>Estratti per passo. Di più sono più stabili e richiedono più memoria. Articolo: 4.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasso di apprendimento</translation>
    </message>
    <message>
        <source>How boldly each step changes the network. Too high never settles. Paper: 0.0001.</source>
        <translation>Con quanta decisione ogni passo cambia la rete. Troppo alto non si assesta mai. Articolo: 0,0001.</translation>
    </message>
    <message>
        <source>Excerpts per epoch</source>
        <translation>Estratti per epoca</translation>
    </message>
    <message>
        <source>How much music is heard in one round. More makes each round longer. Ours: 800.</source>
        <translation>Quanta musica si sente in un giro. Di più allunga ogni giro. Nostra: 800.</translation>
    </message>
    <message>
        <source>Held-out excerpts</source>
        <translation>Estratti tenuti da parte</translation>
    </message>
    <message>
        <source>On how many excerpts it has never heard each epoch is judged. Ours: 100.</source>
        <translation>Su quanti estratti mai sentiti si giudica ogni epoca. Nostra: 100.</translation>
    </message>
    <message>
        <source>Length of an excerpt</source>
        <translation>Durata di un estratto</translation>
    </message>
    <message>
        <source>Longer ones let it hear more context and take more time. Paper: 4 s.</source>
        <translation>Più lunghi danno più contesto e richiedono più tempo. Articolo: 4 s.</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Calcola su</translation>
    </message>
    <message>
        <source>Where to train; a graphics card is much quicker.</source>
        <translation>Dove addestrare; una scheda grafica è molto più rapida.</translation>
    </message>
    <message>
        <source>CRNN (reference)</source>
        <translation>CRNN (riferimento)</translation>
    </message>
    <message>
        <source>Studio (stereo, full band)</source>
        <translation>Studio (stereo, banda intera)</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Diretto</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Nostra</translation>
    </message>
    <message>
        <source>The paper, to the letter</source>
        <translation>L&apos;articolo, alla lettera</translation>
    </message>
    <message>
        <source>The quickest there is</source>
        <translation>Il più rapido che c&apos;è</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processore</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Scheda grafica (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Grafica Apple (MPS)</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>{0}, {1} %</source>
        <translation>{0}, {1} %</translation>
    </message>
    <message>
        <source>Nothing was changed, so the file you have is the best there is. To save it in another format, right-click Before and choose Export.</source>
        <translation>Non è cambiato nulla: il file che hai è il migliore che c&apos;è. Per salvarlo in un altro formato, clic destro su Prima e scegli Esporta.</translation>
    </message>
    <message>
        <source>There is nothing to export yet: press Restore first.</source>
        <translation>Non c&apos;è ancora nulla da esportare: prima premi Restaura.</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Clip di prova</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>misuro…</translation>
    </message>
    <message>
        <source>{0} dBTP</source>
        <translation>{0} dBTP</translation>
    </message>
    <message>
        <source>{0} LUFS, {1} dBTP</source>
        <translation>{0} LUFS, {1} dBTP</translation>
    </message>
    <message>
        <source>Hear the file as it is, in place ({0}; Tab flips).</source>
        <translation>Ascolta il file com&apos;è, nello stesso punto ({0}; Tab alterna).</translation>
    </message>
    <message>
        <source>Hear this restoration, in place ({0}; Tab flips). More with the right button.</source>
        <translation>Ascolta questo restauro, nello stesso punto ({0}; Tab alterna). Altro con il tasto destro.</translation>
    </message>
    <message>
        <source>A try-out: restored from {0} to {1} alone; elsewhere it is the original.</source>
        <translation>Una prova: restaurata solo da {0} a {1}; altrove è l&apos;originale.</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauro…</translation>
    </message>
    <message>
        <source>Press Restore to see and hear the difference</source>
        <translation>Premi Restaura per vedere e sentire la differenza</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Disegno…</translation>
    </message>
    <message>
        <source>Drawing… {0} %</source>
        <translation>Disegno… {0} %</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <source>{0} channels</source>
        <translation>{0} canali</translation>
    </message>
    <message>
        <source>{0} kHz</source>
        <translation>{0} kHz</translation>
    </message>
    <message>
        <source>{0} bit</source>
        <translation>{0} bit</translation>
    </message>
</context>
<context>
    <name>Spectrogram</name>
    <message>
        <source>{0}: end of the input</source>
        <translation>{0}: fine della sorgente</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>inventato</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>How often</source>
        <translation>Quanto spesso</translation>
    </message>
    <message>
        <source>The share of excerpts that get it.</source>
        <translation>La quota di estratti che lo riceve.</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Time axis</source>
        <translation>Asse del tempo</translation>
    </message>
    <message>
        <source>Drag along the times to mark a loop, drag its ends to move them, double-click to remove it.</source>
        <translation>Trascina lungo i tempi per segnare un loop, trascina gli estremi per spostarli, doppio clic per toglierlo.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Addestra</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musica</translation>
    </message>
    <message>
        <source>The recordings to learn from.</source>
        <translation>Le registrazioni da cui imparare.</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Danno</translation>
    </message>
    <message>
        <source>What is done to them, and what the network learns to undo.</source>
        <translation>Che cosa si fa loro, e che cosa la rete impara a disfare.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Which network, for how long, and where.</source>
        <translation>Quale rete, per quanto, e dove.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Sessione</translation>
    </message>
    <message>
        <source>The training as it goes.</source>
        <translation>L&apos;addestramento mentre procede.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
    <message>
        <source>What came of it, and into the library.</source>
        <translation>Che cosa ne è venuto, e nella libreria.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>To the step before.</source>
        <translation>Al passo precedente.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>To the next step.</source>
        <translation>Al passo successivo.</translation>
    </message>
    <message>
        <source>Play the excerpt</source>
        <translation>Riproduci l&apos;estratto</translation>
    </message>
    <message>
        <source>A training run is unfinished; it can go on in step 4 of the Train page.</source>
        <translation>Una sessione di addestramento non è conclusa; può continuare al passo 4 della pagina Addestra.</translation>
    </message>
    <message>
        <source>The training is finished.</source>
        <translation>L&apos;addestramento è concluso.</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Match loudness</source>
        <translation>Pareggia il volume</translation>
    </message>
    <message>
        <source>Plays all versions equally loud, so that you compare sound and not level. Exports are not changed.</source>
        <translation>Suona tutte le versioni allo stesso volume, così confronti il suono e non il livello. Le esportazioni non cambiano.</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Plays the marked stretch over and over (L). Hold Shift and drag in a picture to mark one; without a mark, what is visible is looped.</source>
        <translation>Ripete il tratto segnato (L). Con Shift trascina in un&apos;immagine per segnarne uno; senza segno, ripete ciò che si vede.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>{0} (Space). Left and right arrows move by one second.</source>
        <translation>{0} (Spazio). Le frecce sinistra e destra spostano di un secondo.</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Restore the clip to read what it changed.</source>
        <translation>Restaura la clip per leggere che cosa cambia.</translation>
    </message>
    <message>
        <source>Comparing with the original…</source>
        <translation>Confronto con l&apos;originale…</translation>
    </message>
    <message>
        <source>Verdict on {0}</source>
        <translation>Verdetto su {0}</translation>
    </message>
    <message>
        <source>No audible benefit: keep the original.</source>
        <translation>Nessun beneficio udibile: tieni l&apos;originale.</translation>
    </message>
    <message>
        <source>Further from the clean recording: keep the original.</source>
        <translation>Più lontano dalla registrazione pulita: tieni l&apos;originale.</translation>
    </message>
    <message>
        <source>Closer to the clean recording.</source>
        <translation>Più vicino alla registrazione pulita.</translation>
    </message>
    <message>
        <source>Closer in one respect, further in another: listen.</source>
        <translation>Più vicino per un verso, più lontano per l&apos;altro: ascolta.</translation>
    </message>
    <message>
        <source>Audibly changed. Your ears decide whether for the better.</source>
        <translation>Cambiato in modo udibile. Se in meglio, lo decidono le tue orecchie.</translation>
    </message>
    <message>
        <source>Not one sample differs.</source>
        <translation>Nemmeno un campione è diverso.</translation>
    </message>
    <message>
        <source>What was changed is too little to hear.</source>
        <translation>Ciò che è cambiato è troppo poco per sentirsi.</translation>
    </message>
    <message>
        <source>It clips where the original did not.</source>
        <translation>Va in clipping dove l&apos;originale non ci andava.</translation>
    </message>
    <message>
        <source>The wave is turned upside down, which nobody hears by itself.</source>
        <translation>L&apos;onda è capovolta, cosa che da sola nessuno sente.</translation>
    </message>
    <message>
        <source>All of it comes {0} ms later.</source>
        <translation>Tutto arriva {0} ms più tardi.</translation>
    </message>
    <message>
        <source>All of it comes {0} ms sooner.</source>
        <translation>Tutto arriva {0} ms prima.</translation>
    </message>
    <message>
        <source>Kept band moved</source>
        <translation>Spostamento della banda</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
    <message>
        <source>How far the level of what was recorded moved, on average over all notes and moments that carry sound, apart from the change of loudness. Under a quarter of a decibel nobody hears it.</source>
        <translation>Di quanto si è spostato il livello di ciò che era registrato, in media su tutte le note e gli istanti che suonano, a parte il cambio di volume. Sotto un quarto di decibel non lo sente nessuno.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nulla</translation>
    </message>
    <message>
        <source>Added above {0}</source>
        <translation>Aggiunto sopra {0}</translation>
    </message>
    <message>
        <source>The level of the treble that the recording did not have and the restorer made up.</source>
        <translation>Il livello degli acuti che la registrazione non aveva e che il restauratore ha inventato.</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Lasciato com&apos;era</translation>
    </message>
    <message>
        <source>The very same wave as before, apart from its level.</source>
        <translation>Esattamente la stessa onda di prima, a parte il livello.</translation>
    </message>
    <message>
        <source>Barely moved</source>
        <translation>Appena spostato</translation>
    </message>
    <message>
        <source>Changed by too little to hear.</source>
        <translation>Cambiato troppo poco per essere udito.</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Spostato</translation>
    </message>
    <message>
        <source>What was recorded became audibly louder or softer here.</source>
        <translation>Qui ciò che era registrato è diventato udibilmente più forte o più piano.</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Riempito</translation>
    </message>
    <message>
        <source>Sound was made up where the recording holds next to none.</source>
        <translation>È stato inventato del suono dove la registrazione non ne ha quasi.</translation>
    </message>
    <message>
        <source>{0} …</source>
        <translation>{0} …</translation>
    </message>
    <message>
        <source>by {0} dB, at most {1} dB</source>
        <translation>di {0} dB, al massimo {1} dB</translation>
    </message>
    <message>
        <source>{0} dB of the whole came in</source>
        <translation>aggiunti {0} dB rispetto al tutto</translation>
    </message>
    <message>
        <source>{0} dBFS</source>
        <translation>{0} dBFS</translation>
    </message>
    <message>
        <source>SI-SDR (dB)</source>
        <translation>SI-SDR (dB)</translation>
    </message>
    <message>
        <source>How much of the clean recording&apos;s waveform is there, against everything else. Higher is better.</source>
        <translation>Quanto c&apos;è della forma d&apos;onda della registrazione pulita, rispetto a tutto il resto. Più alto è meglio.</translation>
    </message>
    <message>
        <source>LSD</source>
        <translation>LSD</translation>
    </message>
    <message>
        <source>How far the spectrum is from the clean recording&apos;s. Lower is better.</source>
        <translation>Quanto lo spettro è lontano da quello della registrazione pulita. Più basso è meglio.</translation>
    </message>
    <message>
        <source>Loudness (LUFS)</source>
        <translation>Loudness (LUFS)</translation>
    </message>
    <message>
        <source>How loud the whole clip is. Louder always seems better: leave the loudness match on.</source>
        <translation>Quanto è forte tutta la clip. Più forte sembra sempre meglio: lascia acceso il pareggio del volume.</translation>
    </message>
    <message>
        <source>True peak (dBTP)</source>
        <translation>True peak (dBTP)</translation>
    </message>
    <message>
        <source>The highest point of the wave between the samples. Above 0 players may distort.</source>
        <translation>Il punto più alto dell&apos;onda tra i campioni. Sopra 0 i lettori possono distorcere.</translation>
    </message>
    <message>
        <source>Clipped samples</source>
        <translation>Campioni in clipping</translation>
    </message>
    <message>
        <source>Samples that lie flat against the ceiling: the wave&apos;s top was cut off there.</source>
        <translation>Campioni schiacciati contro il tetto: lì la cima dell&apos;onda è stata tagliata.</translation>
    </message>
    <message>
        <source>Stereo width (dB)</source>
        <translation>Ampiezza stereo (dB)</translation>
    </message>
    <message>
        <source>The sides against the middle. Higher is wider; minus infinity is mono.</source>
        <translation>I lati rispetto al centro. Più alto è più largo; meno infinito è mono.</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>Versions</source>
        <translation>Versioni</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Overview</source>
        <translation>Panoramica</translation>
    </message>
    <message>
        <source>The whole clip. Click to move the playhead; drag the shaded window to move the pictures, its edges to zoom. Hold Shift and drag to mark a loop.</source>
        <translation>Tutta la clip. Clic per spostare il cursore; trascina la finestra ombreggiata per muovere le immagini, i suoi bordi per ingrandire. Con Shift trascina per segnare un loop.</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifica</translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation>&amp;Suono</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vista</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aspetto</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Pagina successiva</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Pagina precedente</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annulla</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ripeti</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Come il &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Chiaro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>Sc&amp;uro</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Apri…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferenze…</translation>
    </message>
    <message>
        <source>&amp;Stop the job</source>
        <translation>&amp;Interrompi il lavoro</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasti</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Primi passi</translation>
    </message>
    <message>
        <source>Open the &amp;log&apos;s folder</source>
        <translation>Apri la cartella del &amp;registro</translation>
    </message>
    <message>
        <source>&amp;About Restorer</source>
        <translation>&amp;Informazioni su Restorer</translation>
    </message>
    <message>
        <source>{0} page</source>
        <translation>Pagina {0}</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ovunque</translation>
    </message>
</context>
<context>
    <name>WorstList</name>
    <message>
        <source>Worst clips</source>
        <translation>Brani peggiori</translation>
    </message>
    <message>
        <source>A click or Enter plays the clip.</source>
        <translation>Un clic o Invio riproduce il brano.</translation>
    </message>
    <message>
        <source>Restorer</source>
        <translation>Restauratore</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Brano</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Danno</translation>
    </message>
    <message>
        <source>SI-SDR, dB</source>
        <translation>SI-SDR, dB</translation>
    </message>
    <message>
        <source>LSD</source>
        <translation>LSD</translation>
    </message>
    <message>
        <source>{0}, {1} s</source>
        <translation>{0}, {1} s</translation>
    </message>
    <message>
        <source>It was harmed.</source>
        <translation>È peggiorato.</translation>
    </message>
    <message>
        <source>It was not harmed.</source>
        <translation>Non è peggiorato.</translation>
    </message>
    <message>
        <source>{0}
{1} A click plays it.</source>
        <translation>{0}
{1} Un clic lo riproduce.</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>{0} {1} cents</source>
        <translation>{0} {1} cent</translation>
    </message>
    <message>
        <source>C</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>C♯</source>
        <translation>Do♯</translation>
    </message>
    <message>
        <source>D</source>
        <translation>Re</translation>
    </message>
    <message>
        <source>D♯</source>
        <translation>Re♯</translation>
    </message>
    <message>
        <source>E</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>F</source>
        <translation>Fa</translation>
    </message>
    <message>
        <source>F♯</source>
        <translation>Fa♯</translation>
    </message>
    <message>
        <source>G</source>
        <translation>Sol</translation>
    </message>
    <message>
        <source>G♯</source>
        <translation>Sol♯</translation>
    </message>
    <message>
        <source>A</source>
        <translation>La</translation>
    </message>
    <message>
        <source>A♯</source>
        <translation>La♯</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Si</translation>
    </message>
</context>
</TS>
