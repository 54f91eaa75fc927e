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
        <translation>Mantieni la struttura delle cartelle</translation>
    </message>
    <message>
        <source>Beside each original</source>
        <translation>Accanto a ogni originale</translation>
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
        <translation>Predefinita</translation>
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
        <source>{0} dBFS</source>
        <translation>{0} dBFS</translation>
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
        <translation>Predefinita</translation>
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
    <name>Session</name>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
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
        <source>True peak (dBFS)</source>
        <translation>True peak (dBFS)</translation>
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
