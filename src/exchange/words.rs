//! The words of other languages that stand in the tables of other tools: headings, months, status, yes
//! and no. Data alone; every word is written as [`plain`] makes it.

use crate::domain::base::plain::plain;

/// Headings as English tables write them, and the same in other languages.
pub(super) const HEADINGS: [(&str, &str); 27] = [
    (
        "summary",
        "zusammenfassung|resume|resumen|resumo|podsumowanie|riepilogo|samenvatting|тема|резюме|要約|主题|概要|摘要|요약",
    ),
    (
        "title",
        "titel|titre|titulo|tytul|titolo|baslik|название|заголовок|タイトル|标题|名称|제목|aufgabe|aufgabenname|vorgang|bezeichnung|betreff|tache|nom de la tache|objet|tarea|nombre|nombre de la tarea|asunto|tarefa|nome|nome da tarefa|assunto|zadanie|nazwa|nazwa zadania|attivita|nome attivita|oggetto|taak|taaknaam|naam|onderwerp|задача|件名|タスク|任务|작업",
    ),
    (
        "issue key",
        "vorgangsschlussel|schlussel|cle de ticket|cle|clave de incidencia|clave|chave da item|chave do item|chave da ocorrencia|chave|klucz zgloszenia|klucz|chiave segnalazione|chiave ticket|chiave|issuesleutel|sleutel|ключ задачи|ключ проблемы|ключ|код|課題キー|キー|问题关键字|关键字|이슈 키",
    ),
    (
        "issue id",
        "vorgangs id|id de ticket|id de la incidencia|id da item|id do item|id da ocorrencia|id zgloszenia|id segnalazione|id задачи|课题 id",
    ),
    ("number", "nr|nummer|numero|numer|lp|номер|番号|编号|번호"),
    (
        "issue type",
        "vorgangstyp|type de ticket|tipo de incidencia|tipo de item|tipo da item|tipo do item|typ zgloszenia|tipo segnalazione|tipo di ticket|тип задачи|課題タイプ|问题类型|이슈 유형",
    ),
    ("type", "typ|art|tipo|тип|種別|类型|유형"),
    (
        "channel",
        "kanal|kanale|canal|canaux|canales|canais|canale|canali|kanaal|kanaly|канал|каналы|チャネル|チャンネル|渠道|채널",
    ),
    (
        "status",
        "etat|statut|estado|situacao|stan|stato|toestand|durum|статус|состояние|ステータス|状態|状态|상태",
    ),
    (
        "priority",
        "prioritat|priorite|prioridad|prioridade|priorytet|priorita|prioriteit|приоритет|優先度|优先级",
    ),
    (
        "assignee",
        "zugewiesene person|zugewiesen an|zugewiesen|bearbeiter|zustandig|verantwortlich|wer|personne assignee|attribue a|assigne a|responsable|persona asignada|asignado a|asignado|encargado|responsavel|atribuido a|osoba przypisana|przypisana osoba|przypisane do|wykonawca|odpowiedzialny|assegnatario|assegnato a|responsabile|toegewezen aan|toegewezene|uitvoerder|verantwoordelijke|sorumlu|исполнитель|ответственный|担当者|担当|经办人|负责人|담당자",
    ),
    (
        "reporter",
        "autor|melder|ersteller|angefordert von|rapporteur|auteur|demandeur|informador|informante|creador|solicitante|relator|criador|osoba zglaszajaca|zglaszajacy|segnalatore|richiedente|aanvrager|автор|заявитель|報告者|起票者|报告人|보고자",
    ),
    (
        "due date",
        "falligkeitsdatum|fallig am|fallig|falligkeit|frist|termin|stichtag|abgabe|abgabetermin|date d echeance|echeance|date limite|date d execution|fecha de vencimiento|vencimiento|fecha limite|fecha de entrega|data limite|data de vencimento|vencimento|data de entrega|prazo|termin wykonania|scadenza|data di scadenza|data scadenza|vervaldatum|einddatum|bitis tarihi|срок исполнения|срок|дедлайн|期限|期日|締切|到期日|截止日期|마감일|기한",
    ),
    (
        "resolved",
        "erledigt|erledigt am|abgeschlossen|abgeschlossen am|resolu|resolue|termine le|resuelta|resuelto|finalizado|resolvido|concluido em|rozwiazano|zakonczono|risolto|completato|opgelost|afgerond|решено|завершено|解決日|解決済み|完了日|已解决|完成日期|완료일",
    ),
    (
        "updated",
        "aktualisiert|geandert|mise a jour|mis a jour|actualizada|actualizado|atualizado|atualizada|zaktualizowano|aggiornato|bijgewerkt|обновлено|更新日|更新日時|已更新",
    ),
    (
        "labels",
        "stichworter|stichwort|schlagworter|etiketten|etiquettes|etiquetas|rotulos|etykiety|etichette|etiketler|метки|теги|ラベル|标签|레이블",
    ),
    (
        "components",
        "komponenten|komponente|composants|composant|componentes|komponenty|componenti|компоненты|コンポーネント|模块",
    ),
    (
        "description",
        "beschreibung|notizen|bemerkung|descripcion|descricao|opis|descrizione|beschrijving|omschrijving|notitie|aciklama|описание|説明|描述|说明|설명",
    ),
    (
        "original estimate",
        "ursprungliche schatzung|estimation originale|estimation initiale|estimacion original|estimativa original|pierwotne oszacowanie|pierwotne szacowanie|stima originale|oorspronkelijke schatting|первоначальная оценка|初期見積もり|初始预估",
    ),
    (
        "estimate",
        "aufwand|schatzung|geschatzter aufwand|estimation|charge|duree|estimacion|esfuerzo|estimativa|esforco|oszacowanie|szacunek|stima|schatting|inschatting|tahmin|оценка|трудозатраты|見積もり|工数|预估|工时|예상",
    ),
    (
        "comment",
        "kommentar|kommentare|commentaire|commentaires|comentario|comentarios|komentarz|komentarze|commento|commenti|opmerking|opmerkingen|yorum|комментарий|комментарии|コメント|评论|备注|댓글",
    ),
    (
        "attachment",
        "anhang|piece jointe|pieces jointes|adjunto|archivo adjunto|anexo|zalacznik|allegato|bijlage|вложение|添付ファイル|附件",
    ),
    ("started", "begonnen|begonnen am|debute|iniciado|rozpoczeto|iniziato|начато|開始日"),
    (
        "done",
        "fertig|termine|fait|hecho|terminado|concluido|feito|gotowe|ukonczone|zrobione|fatto|finito|klaar|gereed|готово|выполнено|完了|完成|완료",
    ),
    (
        "section",
        "abschnitt|rubrique|seccion|secao|sekcja|sezione|sectie|раздел|セクション|liste|lista|lijst|spalte|colonne|columna|coluna|kolumna|colonna|列",
    ),
    ("link", "verknupfung|lien|enlace|odnosnik|collegamento|ссылка|リンク|链接|링크|adresse"),
    (
        "parent",
        "ubergeordnet|ubergeordneter vorgang|elternvorgang|tache parente|padre|principal|pai|rodzic|bovenliggend|родитель|親課題|父级",
    ),
];

/// The months from January on, in the languages most used; a month may be cut short to three letters.
pub(super) const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari styczen stycznia ocak январь января",
    "february februar fevrier febrero fevereiro febbraio februari luty lutego subat февраль февраля",
    "march marz mars marzo marco maart mrt marzec marca mart март марта",
    "april avril abril aprile kwiecien kwietnia nisan апрель апреля",
    "may mai mayo maio maggio mei maj maja mayis май мая",
    "june juni juin junio junho giugno czerwiec czerwca haziran июнь июня",
    "july juli juillet julio julho luglio lipiec lipca temmuz июль июля",
    "august aout agosto augustus sierpien sierpnia agustos август августа",
    "september sept septembre septiembre setiembre setembro settembre wrzesien wrzesnia eylul сентябрь сентября",
    "october oktober octobre octubre outubro ottobre pazdziernik pazdziernika ekim октябрь октября",
    "november novembre noviembre novembro listopad listopada kasim ноябрь ноября",
    "december dezember decembre diciembre dezembro dicembre grudzien grudnia aralik декабрь декабря",
];

/// What says that something is not so: in a column that tells whether work is over.
const NO: &str = "no|n|false|0|-|–|✗|✘|☐|⬜|nein|falsch|offen|non|faux|falso|nao|nie|falsz|nee|onwaar|нет|ложь|いいえ|未|未完了|否|아니요|open|todo|to do|unresolved|not done|pending";

/// Whether a cell says no.
pub(super) fn says_no(cell: &str) -> bool {
    let word = plain(cell.trim());
    let part = word.strip_suffix('%').and_then(|part| part.trim().parse::<u32>().ok());
    NO.split('|').any(|no| no == word) || part.is_some_and(|part| part < 100)
}

/// What lists are called where they are stages, from what is planned to what is over.
pub(super) const STAGES: [&str; 4] = [
    "to do|todo|next|ready|up next|selected for development|planned|zu erledigen|geplant|bereit|a faire|prevu|tareas por hacer|por hacer|pendiente|tarefas pendentes|a fazer|pendente|do zrobienia|da fare|da completare|te doen|yapilacak|к выполнению|сделать|未着手|待办|할 일",
    "doing|in progress|active|started|in work|wip|in development|in arbeit|in bearbeitung|wird bearbeitet|laufend|en cours|en curso|en progreso|em andamento|fazendo|w toku|in corso|bezig|in uitvoering|devam ediyor|в работе|進行中|处理中|进行中|진행 중",
    "review|in review|under review|qa|testing|approval|to approve|in prufung|prufung|freigabe|en revue|revue|a valider|en revision|revision|em revisao|revisao|w recenzji|do sprawdzenia|in revisione|na przegladzie|ter controle|на проверке|レビュー|审核|검토",
    "done|closed|complete|completed|resolved|finished|published|live|shipped|canceled|cancelled|duplicate|won t do|fertig|erledigt|abgeschlossen|geschlossen|termine|terminee|fini|ferme|resolu|finalizada|finalizado|terminado|terminada|hecho|listo|cerrada|cerrado|resuelta|concluido|concluida|feito|fechado|resolvido|gotowe|zrobione|zakonczone|zamkniete|fatto|completato|completata|finito|chiuso|risolto|gereed|klaar|afgerond|gesloten|tamamlandi|bitti|готово|выполнено|закрыто|завершено|完了|已完成|完成|완료",
];

/// Which stage a word is for, by its number in [`STAGES`].
pub(super) fn stage_of(name: &str) -> Option<usize> {
    let mut word = String::new();
    for letter in plain(name).chars() {
        if letter.is_alphanumeric() {
            word.push(letter);
        } else if !word.is_empty() && !word.ends_with(' ') {
            word.push(' ');
        }
    }
    let word = word.trim_end();
    let single = word.strip_suffix('s').unwrap_or(word);
    let same = |known: &str| known == word || known.strip_suffix('s').unwrap_or(known) == single;
    STAGES.iter().position(|words| words.split('|').any(same))
}
