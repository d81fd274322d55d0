// Every finding there is: how grave it is, which line of the verdict it belongs to, what to do next, and both in an English sentence.
// docs/data-checks.md explains each; a test compares the two.

export type Severity = 'blocking' | 'advisory';
/** Lines of the verdict, in the order they are shown. */
export const TOPICS = ['format', 'columns', 'targets', 'labels', 'duplicates', 'overlap', 'lengths', 'size'] as const;
export type Topic = (typeof TOPICS)[number];

interface Definition {
  topic: Topic;
  severity: Severity;
  /** A key that the web translates: `convert-to-utf8`. */
  next: string;
  sentence: string;
  todo: string;
}

const define = (topic: Topic, severity: Severity, next: string, sentence: string, todo: string): Definition => ({
  topic,
  severity,
  next,
  sentence,
  todo,
});

export const FINDINGS = {
  'file/empty': define('format', 'blocking', 'give-data', 'A file has no rows.', 'Give a file with at least one row.'),
  'file/blank-line': define('format', 'advisory', 'remove-blank-lines', 'Blank lines were passed over.', 'Remove the blank lines.'),
  'file/row-too-large': define(
    'format',
    'blocking',
    'split-row',
    'A row is too large to be read.',
    'Split the row, or look for a quote that is never closed.',
  ),
  'file/too-many-rows': define('size', 'blocking', 'give-fewer-rows', 'There are more rows than are taken.', 'Give fewer rows.'),
  'encoding/utf-16': define('format', 'blocking', 'convert-to-utf8', 'A file is UTF-16.', 'Save the file as UTF-8.'),
  'encoding/not-utf8': define('format', 'blocking', 'convert-to-utf8', 'A line is not UTF-8.', 'Convert the file to UTF-8.'),
  'encoding/bom': define(
    'format',
    'advisory',
    'save-without-bom',
    'A file begins with a byte order mark.',
    'Save the file as UTF-8 without a byte order mark.',
  ),
  'json/syntax': define('format', 'blocking', 'fix-json', 'A line is not JSON.', 'Write one JSON object a line, as a JSON library does.'),
  'json/not-an-object': define(
    'format',
    'blocking',
    'fix-json',
    'A line is JSON, but no object.',
    'Write one JSON object a line: {"name": value}.',
  ),
  'json/one-list': define(
    'format',
    'blocking',
    'convert-to-json-lines',
    'A file is one list of all rows.',
    'Write one object a line, without the brackets and commas around them.',
  ),
  'csv/header': define(
    'format',
    'blocking',
    'fix-csv-header',
    'The first line of a CSV file does not name its columns.',
    'Begin with a line that names every column once.',
  ),
  'csv/quote': define(
    'format',
    'blocking',
    'fix-csv-quotes',
    'A quote of a CSV file stands where none may be.',
    'Put cells with commas, quotes or line ends in double quotes, and double the quotes within.',
  ),
  'csv/cells': define(
    'format',
    'blocking',
    'fix-csv-cells',
    'A row of a CSV file has more or fewer cells than the header.',
    'Give every row as many cells as the header, and quote cells that hold commas.',
  ),
  'parquet/unreadable': define(
    'format',
    'blocking',
    'write-parquet-again',
    'A Parquet file cannot be read.',
    'Write the file again, with row groups of at most 128 MiB.',
  ),
  'row/too-deep': define('format', 'blocking', 'flatten-rows', 'A row is nested more than 64 levels deep.', 'Flatten the row.'),

  'columns/unknown-shape': define(
    'columns',
    'blocking',
    'name-columns',
    'No columns were recognised.',
    'Name the columns that hold the conversation, the prompt and its answer, or the text and its label.',
  ),
  'columns/missing': define(
    'columns',
    'blocking',
    'add-column',
    'Rows lack a column that is needed.',
    'Fill the column in every row, or choose another.',
  ),
  'columns/wrong-type': define(
    'columns',
    'blocking',
    'fix-type',
    'A value is of the wrong type.',
    'Write texts as texts and conversations as lists of messages.',
  ),
  'chat/empty': define(
    'columns',
    'blocking',
    'fix-conversation',
    'A conversation has no messages.',
    'Remove the row, or fill the conversation.',
  ),
  'chat/message': define(
    'columns',
    'blocking',
    'fix-conversation',
    'A message has no role or no content.',
    'Give every message a role and a content (or from and value).',
  ),
  'chat/role': define('columns', 'blocking', 'fix-roles', 'A role is unknown.', 'Use system, user and assistant.'),
  'chat/order': define(
    'columns',
    'blocking',
    'fix-roles',
    'The turns do not alternate between user and assistant.',
    'Let user and assistant take turns; a system message comes first.',
  ),
  'chat/last-turn': define(
    'columns',
    'blocking',
    'end-with-assistant',
    'The last turn is not of the assistant.',
    'End every conversation with the answer that is to be learned.',
  ),
  'text/control-characters': define(
    'columns',
    'advisory',
    'clean-text',
    'Texts hold control characters.',
    'Remove control characters, such as U+0000.',
  ),
  'text/replacement-characters': define(
    'columns',
    'advisory',
    'clean-text',
    'Texts hold U+FFFD: characters were lost in a conversion.',
    'Make the texts anew from their source.',
  ),
  'input/empty': define('columns', 'advisory', 'fill-input', 'Rows have an empty input.', 'Fill the input, or remove the rows.'),
  'input/constant': define(
    'columns',
    'advisory',
    'name-columns',
    'All inputs are the same.',
    'Choose the column that holds what is asked.',
  ),

  'target/empty': define(
    'targets',
    'blocking',
    'fill-target',
    'Rows have nothing to learn: the answer or label is empty.',
    'Fill the answers and labels, or remove the rows.',
  ),
  'target/constant': define('targets', 'blocking', 'vary-targets', 'All answers are the same.', 'Give answers that depend on the input.'),
  'target/repeated': define(
    'targets',
    'advisory',
    'vary-targets',
    'Many rows have the same answer to different inputs.',
    'Remove stock answers that you do not want to hear often.',
  ),
  'target/boilerplate': define(
    'targets',
    'advisory',
    'remove-boilerplate',
    'Answers are refusals or speak of being an AI.',
    'Remove them, unless you want to teach them.',
  ),
  'target/conflict': define(
    'targets',
    'advisory',
    'agree-on-answers',
    'The same input has different answers.',
    'Keep the best answer of each input, unless the variety is wanted.',
  ),

  'label/single': define('labels', 'blocking', 'add-labels', 'There is only one label.', 'Give rows of at least two labels.'),
  'label/too-many': define(
    'labels',
    'blocking',
    'choose-label-column',
    'There are nearly as many labels as rows.',
    'Choose the column that holds a class, not a text or a number of its own.',
  ),
  'label/conflict': define(
    'labels',
    'advisory',
    'agree-on-labels',
    'The same text has different labels.',
    'Decide on one label for each text.',
  ),
  'label/spelling': define('labels', 'advisory', 'unify-labels', 'Labels differ only in case or spaces.', 'Write each label in one way.'),
  'label/rare': define(
    'labels',
    'advisory',
    'collect-more',
    'A label hardly occurs.',
    'Collect at least 10 rows of each label, or merge labels.',
  ),
  'label/imbalance': define(
    'labels',
    'advisory',
    'balance-labels',
    'One label is far more frequent than the others.',
    'Collect more rows of the others; do not judge by accuracy alone.',
  ),
  'label/only-validation': define(
    'labels',
    'blocking',
    'share-labels',
    'A label occurs only in the validation data.',
    'Add rows with that label to the training data.',
  ),
  'label/only-training': define(
    'labels',
    'advisory',
    'share-labels',
    'A label does not occur in the validation data.',
    'Add rows with that label to the validation data.',
  ),

  'duplicates/exact': define('duplicates', 'advisory', 'remove-duplicates', 'Rows occur more than once.', 'Keep one of each.'),
  'duplicates/near': define(
    'duplicates',
    'advisory',
    'remove-near-duplicates',
    'Rows are nearly the same as others.',
    'Keep one of each group, unless the small difference is the lesson.',
  ),
  'duplicates/template': define(
    'duplicates',
    'advisory',
    'shorten-template',
    'Most of the text is a template that many rows share.',
    'Leave out text that is the same in all rows: it costs tokens and teaches nothing.',
  ),

  'overlap/exact': define(
    'overlap',
    'blocking',
    'remove-overlap',
    'Rows of the validation data are in the training data.',
    'Remove them from one of the two.',
  ),
  'overlap/near': define(
    'overlap',
    'blocking',
    'remove-overlap',
    'Rows of the validation data are nearly the same as rows of the training data.',
    'Remove them from one of the two.',
  ),
  'overlap/input': define(
    'overlap',
    'advisory',
    'remove-overlap',
    'Inputs of the validation data are in the training data, with other answers.',
    'Remove them from one of the two.',
  ),
  'overlap/held-out': define(
    'overlap',
    'advisory',
    'give-validation',
    'Rows that will be held out are the same or nearly the same as rows that will be trained on.',
    'Remove near duplicates, or give validation data of your own.',
  ),

  'length/too-long': define(
    'lengths',
    'advisory',
    'shorten-rows',
    'Rows are longer than the context and will be cut.',
    'Shorten or split the rows, or choose a longer context.',
  ),
  'length/no-room': define(
    'lengths',
    'advisory',
    'shorten-input',
    'The input alone fills the context: nothing of the answer is left.',
    'Shorten the input, or choose a longer context.',
  ),
  'length/mostly-too-long': define(
    'lengths',
    'blocking',
    'choose-longer-context',
    'More than half of the rows do not fit into the context.',
    'Choose a model or a setting with a longer context, or split the rows.',
  ),
  'length/template': define(
    'lengths',
    'blocking',
    'fix-roles',
    "The model's chat template refuses rows.",
    'Arrange the turns as the template asks.',
  ),
  'length/no-template': define(
    'lengths',
    'advisory',
    'choose-chat-model',
    'The model has no chat template: lengths were counted without one.',
    'Choose a model that was made for conversations, or give it a template.',
  ),
  'length/not-counted': define(
    'lengths',
    'advisory',
    'choose-supported-model',
    "The model's tokenizer cannot be run here: tokens were estimated from bytes.",
    'Take the numbers as rough, or choose a model with a tokenizer.json.',
  ),

  'size/too-few': define(
    'size',
    'blocking',
    'collect-more',
    'There are too few rows to train and to hold some out.',
    'Give at least two different rows.',
  ),
  'size/few': define(
    'size',
    'advisory',
    'collect-more',
    'There are few rows: the result will say little.',
    'Collect at least 50 different rows.',
  ),
} satisfies Record<string, Definition>;

export type FindingCode = keyof typeof FINDINGS;
