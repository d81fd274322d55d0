import { useEffect, useState } from 'react';
import type { UploadRecord } from '../model/upload-record';
import { forgetRecord, recordsOf } from './upload-records';
import { isElsewhere } from './upload-tabs';

/** Uploads of this person that are not done and that no other tab is at. Looked up once. */
export function useLeftUploads(viewer: string): { records: readonly UploadRecord[]; forget: (id: string) => void } {
  const [records, setRecords] = useState<readonly UploadRecord[]>([]);
  useEffect(() => {
    let isGone = false;
    void left(viewer).then((found) => isGone || setRecords(found));
    return () => void (isGone = true);
  }, [viewer]);
  const forget = (id: string) => {
    setRecords((known) => known.filter((record) => record.id !== id));
    void forgetRecord(id);
  };
  return { records, forget };
}

async function left(viewer: string): Promise<UploadRecord[]> {
  const records = await recordsOf(viewer);
  const elsewhere = await Promise.all(records.map(({ id }) => isElsewhere(id)));
  return records.filter((_record, index) => !elsewhere[index]);
}
