// How the first repository comes into an empty hub: at most four lines each, with the address the reader is at.

export interface FirstPush {
  id: 'hf' | 'git';
  lines: string[];
}

export function firstPush(origin: string, namespace: string): FirstPush[] {
  return [
    {
      id: 'hf',
      lines: [
        'pip install -U huggingface_hub',
        `export HF_ENDPOINT=${origin} HF_HUB_DISABLE_XET=1`,
        'hf auth login',
        `hf upload ${namespace}/first-model ./my-folder`,
      ],
    },
    {
      id: 'git',
      lines: [
        `git lfs install && git clone ${origin}/${namespace}/first-model`,
        'cp -r my-folder/. first-model && cd first-model',
        'git lfs track "*.safetensors" && git add .',
        'git commit -m "First version" && git push',
      ],
    },
  ];
}
