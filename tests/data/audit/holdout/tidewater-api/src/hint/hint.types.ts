export interface HintPhone {
  number: string;
  type: 'Mobile' | 'Home' | 'Office' | 'Other';
}

export interface HintPatient {
  id: string;
  first_name: string;
  last_name: string;
  dob: string | null;
  email: string | null;
  membership_status: 'active' | 'pending' | 'inactive' | null;
  phones: HintPhone[];
  external_link_id: string | null;
  import_id: string | null;
  import_source: string | null;
  integration_record_id?: string | null;
  created_at: string;
  updated_at: string;
}

export type HintPatientInput = Partial<
  Pick<HintPatient, 'first_name' | 'last_name' | 'dob' | 'email' | 'phones' | 'import_id' | 'import_source'>
>;
