// A file on its way to the hub, with how far it is: fetch does not tell, so this is the older way.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TrainingFile } from '../../../lib/api-types';
import { HubError, problemOf } from '../../../lib/hub-error';

export interface Sending {
  name: string;
  /** From 0 to 1. */
  share: number;
}

export function useSendFile(onDone: (file: TrainingFile) => void) {
  const client = useQueryClient();
  const request = useRef<XMLHttpRequest | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => () => request.current?.abort(), []);
  const stop = () => {
    request.current?.abort();
    setSending(null);
  };
  const send = (file: File) => {
    stop();
    setError(null);
    setSending({ name: file.name, share: 0 });
    request.current = post(file, {
      onShare: (share) => setSending({ name: file.name, share }),
      onEnd: (answer) => {
        setSending(null);
        if (answer instanceof Error) return setError(answer);
        void client.invalidateQueries({ queryKey: ['training-files'] });
        onDone(answer);
      },
    });
  };
  return { sending, error, send, stop };
}

interface Ears {
  onShare: (share: number) => void;
  onEnd: (answer: TrainingFile | Error) => void;
}

function post(file: File, { onShare, onEnd }: Ears): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open('POST', `/hub/v1/training-files?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
  request.onerror = () => onEnd(new Error('the connection broke'));
  request.onload = () => {
    const answer = parsed(request.responseText);
    if (request.status === 201) onEnd(answer as TrainingFile);
    else onEnd(new HubError(problemOf(request.status, answer, request.getResponseHeader('x-request-id'))));
  };
  request.send(file);
  return request;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
