// The .gitattributes a new repository begins with: which file names are large files from the first push on.

type Kind = 'model' | 'dataset' | 'app';

const ARCHIVES = ['*.7z', '*.bz2', '*.gz', '*.lz4', '*.rar', '*.tar', '*.tar.*', '*.tgz', '*.xz', '*.zip', '*.zst'];
const WEIGHTS = [
  '*.bin',
  '*.bin.*',
  '*.ckpt',
  '*.ftz',
  '*.ggml',
  '*.gguf',
  '*.h5',
  '*.joblib',
  '*.mlmodel',
  '*.model',
  '*.msgpack',
  '*.onnx',
  '*.onnx_data',
  '*.ot',
  '*.pb',
  '*.pt',
  '*.pth',
  '*.safetensors',
  '*.tflite',
  '*.wasm',
  'saved_model/**/*',
];
const ARRAYS_AND_TABLES = [
  '*.arrow',
  '*.avro',
  '*.db',
  '*.duckdb',
  '*.feather',
  '*.npy',
  '*.npz',
  '*.orc',
  '*.parquet',
  '*.pickle',
  '*.pkl',
  '*.sqlite',
  '*.tfrecord',
];
const LOGS = ['*tfevents*'];
const AUDIO = ['*.aac', '*.flac', '*.m4a', '*.mp3', '*.ogg', '*.opus', '*.pcm', '*.sam', '*.wav', '*.wma'];
const IMAGES = ['*.bmp', '*.gif', '*.jpeg', '*.jpg', '*.png', '*.tif', '*.tiff', '*.webp'];
const VIDEO = ['*.avi', '*.mkv', '*.mov', '*.mp4', '*.mpeg', '*.webm'];

const COMMON = [...ARCHIVES, ...WEIGHTS, ...ARRAYS_AND_TABLES, ...LOGS];

export const DEFAULT_GITATTRIBUTES: Record<Kind, string> = {
  model: fileOf(COMMON),
  dataset: fileOf([...COMMON, ...AUDIO, ...IMAGES, ...VIDEO]),
  app: fileOf(COMMON),
};

function fileOf(patterns: readonly string[]): string {
  return patterns
    .toSorted()
    .map((pattern) => `${pattern} filter=lfs diff=lfs merge=lfs -text\n`)
    .join('');
}
