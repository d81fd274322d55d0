export type RequestStatus = 'pending' | 'accepted' | 'rejected';

/** A field of the form that the card asks for (`extra_gated_fields`). */
export interface GateField {
  name: string;
  type: 'text' | 'checkbox' | 'select' | 'country' | 'date_picker';
  /** Of a select. */
  options: string[];
}

export interface GateForm {
  /** `extra_gated_prompt`: what one agrees to. */
  prompt: string | null;
  fields: GateField[];
  /** `extra_gated_button_content` */
  button: string | null;
}

export interface AccessRequest {
  userId: bigint;
  id: bigint;
  name: string;
  fullName: string;
  avatarUrl: string | null;
  /** Null when they were let in without asking. */
  email: string | null;
  status: RequestStatus;
  fields: Record<string, string | boolean>;
  askedAt: Date;
  rejectionReason: string | null;
}
