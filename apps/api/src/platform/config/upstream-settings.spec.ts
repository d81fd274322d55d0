import { ConfigError, loadConfig } from '.';

const upstreams = (env: NodeJS.ProcessEnv) => loadConfig(env).upstreams;

function refusal(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the hubs to import from', () => {
  it('are Hugging Face alone where nobody says otherwise, and none where the operator wants none', () => {
    expect(upstreams({})).toEqual([{ name: 'huggingface.co', url: 'https://huggingface.co', token: null, isTokenForEverybody: false }]);
    expect(upstreams({ GROVE_UPSTREAMS: 'none' })).toEqual([]);
  });

  it('have names and tokens of the operator, for administrators unless they are for everybody', () => {
    const env = {
      GROVE_UPSTREAMS: 'lab=http://10.0.0.5:8080/hf/, https://hf-mirror.com',
      GROVE_UPSTREAM_TOKENS: 'lab=hf_a=b, hf-mirror.com=hf_c',
      GROVE_UPSTREAM_TOKENS_FOR_EVERYBODY: 'lab',
    };
    expect(upstreams(env)).toEqual([
      { name: 'lab', url: 'http://10.0.0.5:8080/hf', token: 'hf_a=b', isTokenForEverybody: true },
      { name: 'hf-mirror.com', url: 'https://hf-mirror.com', token: 'hf_c', isTokenForEverybody: false },
    ]);
  });

  it.each([
    [{ GROVE_UPSTREAMS: 'ftp://a.example' }, 'GROVE_UPSTREAMS'],
    [{ GROVE_UPSTREAMS: 'https://user:secret@a.example' }, 'GROVE_UPSTREAM_TOKENS'],
    [{ GROVE_UPSTREAMS: 'https://a.example,https://a.example/' }, 'twice'],
    [{ GROVE_UPSTREAM_TOKENS: 'elsewhere=hf_a' }, "'elsewhere'"],
    [{ GROVE_UPSTREAM_TOKENS: 'hf_secret' }, 'NAME=TOKEN'],
    [{ GROVE_UPSTREAM_TOKENS_FOR_EVERYBODY: 'huggingface.co' }, 'GROVE_UPSTREAM_TOKENS does not list'],
  ])('are refused with the variable named: %j', (env, sentence) => {
    expect(refusal(env)).toContain(sentence);
    expect(refusal(env)).not.toContain('secret');
  });
});
