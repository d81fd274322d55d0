// Which files of a revision a loader would take. A repository often holds the same weights several times (by precision, by format): each parameter is
// counted once, so one set is chosen.
import type { TreeItem } from '../versions';

export interface ChosenFiles {
  /** Sets of weights whose parameters belong together: one, or one for each part of a pipeline. */
  safetensors: SafetensorsSet[];
  /** In order of their paths; projectors of images come last. */
  gguf: TreeItem[];
  config: TreeItem | null;
  tokenizerConfig: TreeItem | null;
  adapterConfig: TreeItem | null;
  pipelineConfig: TreeItem | null;
  /** `chat_template.jinja` and those in `additional_chat_templates/`. */
  chatTemplates: TreeItem[];
}

export interface SafetensorsSet {
  /** Says which files belong to the set; they are looked up beside it. */
  index: TreeItem | null;
  files: TreeItem[];
}

const INDEX = /\.safetensors\.index(?:\.[\w-]+)?\.json$/;
const SHARD = /^(.*)-(\d{5})-of-(\d{5})\.safetensors$/;
/** What libraries call the weights they load unless they are told otherwise, in order of preference. */
const USUAL = [
  'model',
  'diffusion_pytorch_model',
  'adapter_model',
  'pytorch_lora_weights',
  'open_clip_model',
  'pytorch_model',
  'consolidated',
];

export function chooseFiles(items: readonly TreeItem[]): ChosenFiles {
  const files = items.filter((item) => item.kind === 'file');
  const at = new Map(files.map((item) => [item.path, item]));
  const folders = Map.groupBy(files.filter(isSafetensors), (item) => folderOf(item.path));
  const gguf = files.filter(({ path }) => /\.gguf$/i.test(path));
  const isProjector = ({ path }: TreeItem): boolean => /mmproj/i.test(path);
  return {
    safetensors: weightFolders([...folders.keys()], at.has('model_index.json')).map((folder) => chooseSet(folders.get(folder) ?? [])),
    gguf: [...gguf.filter((item) => !isProjector(item)), ...gguf.filter(isProjector)],
    config: at.get('config.json') ?? null,
    tokenizerConfig: at.get('tokenizer_config.json') ?? null,
    adapterConfig: at.get('adapter_config.json') ?? null,
    pipelineConfig: at.get('model_index.json') ?? null,
    chatTemplates: files.filter(({ path }) => /^(?:chat_template|additional_chat_templates\/[\w.-]+)\.jinja$/.test(path)).slice(0, 20),
  };
}

/** The root; of a pipeline its parts; else the folder that is nearest to the root. */
function weightFolders(folders: string[], isPipeline: boolean): string[] {
  if (isPipeline) {
    const parts = folders.filter((folder) => folder !== '' && !folder.includes('/'));
    if (parts.length > 0) return parts;
  }
  if (folders.includes('')) return [''];
  const depth = (folder: string): number => folder.split('/').length;
  const nearest = folders.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];
  return nearest === undefined ? [] : [nearest];
}

function chooseSet(items: TreeItem[]): SafetensorsSet {
  const byName = items.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  const single = byName.find((item) => !INDEX.test(item.path) && !SHARD.test(item.path));
  const index = byName.find((item) => INDEX.test(item.path));
  const others = byName.filter((item) => !INDEX.test(item.path));
  if (index && (!single || rank(index) <= rank(single))) return { index, files: others };
  if (single && rank(single) < USUAL.length) return { index: null, files: [single] };
  const shards = shardsOf(others);
  if (shards.length > 0) return { index: null, files: shards };
  const largest = others.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0];
  return { index: null, files: largest ? [largest] : [] };
}

/** Files of the first name that is cut into numbered parts. */
function shardsOf(items: TreeItem[]): TreeItem[] {
  const first = items.map(({ path }) => SHARD.exec(path)).find(Boolean);
  if (!first) return [];
  return items.filter(({ path }) => {
    const match = SHARD.exec(path);
    return match !== null && match[1] === first[1] && match[3] === first[3];
  });
}

/** Lower is preferred; variants such as `model.fp16.safetensors` and unusual names come last. */
function rank({ path }: TreeItem): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.replace(/(?:-\d{5}-of-\d{5})?\.safetensors(?:\.index\.json)?$/, '');
  const known = USUAL.indexOf(stem);
  return known < 0 ? USUAL.length : known;
}

function isSafetensors({ path }: TreeItem): boolean {
  return path.endsWith('.safetensors') || INDEX.test(path);
}

export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}
