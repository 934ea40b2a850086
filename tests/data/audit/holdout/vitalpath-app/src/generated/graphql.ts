import { gql } from '@apollo/client';
import * as Apollo from '@apollo/client';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
const defaultOptions = {} as const;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: string;
  String: string;
  Boolean: boolean;
  Int: number;
  Float: number;
  jsonb: any;
  timestamptz: any;
  uuid: any;
};

/** columns and relationships of "hint_patients" */
export type Hint_Patients = {
  __typename?: 'hint_patients';
  external_link_id?: Maybe<Scalars['String']>;
  first_name: Scalars['String'];
  id: Scalars['String'];
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name: Scalars['String'];
  /** An object relationship */
  member?: Maybe<Members>;
  member_id?: Maybe<Scalars['uuid']>;
  membership_status?: Maybe<Scalars['String']>;
  raw?: Maybe<Scalars['jsonb']>;
  synced_at?: Maybe<Scalars['timestamptz']>;
};

/** Boolean expression to filter rows from the table "hint_patients". All fields are combined with a logical 'AND'. */
export type Hint_Patients_Bool_Exp = {
  _and?: InputMaybe<Array<Hint_Patients_Bool_Exp>>;
  _not?: InputMaybe<Hint_Patients_Bool_Exp>;
  _or?: InputMaybe<Array<Hint_Patients_Bool_Exp>>;
  external_link_id?: InputMaybe<String_Comparison_Exp>;
  first_name?: InputMaybe<String_Comparison_Exp>;
  id?: InputMaybe<String_Comparison_Exp>;
  import_id?: InputMaybe<String_Comparison_Exp>;
  import_source?: InputMaybe<String_Comparison_Exp>;
  last_name?: InputMaybe<String_Comparison_Exp>;
  member_id?: InputMaybe<Uuid_Comparison_Exp>;
  membership_status?: InputMaybe<String_Comparison_Exp>;
};

/** input type for inserting data into table "hint_patients" */
export type Hint_Patients_Insert_Input = {
  external_link_id?: InputMaybe<Scalars['String']>;
  first_name?: InputMaybe<Scalars['String']>;
  id?: InputMaybe<Scalars['String']>;
  import_id?: InputMaybe<Scalars['String']>;
  import_source?: InputMaybe<Scalars['String']>;
  last_name?: InputMaybe<Scalars['String']>;
  member_id?: InputMaybe<Scalars['uuid']>;
  membership_status?: InputMaybe<Scalars['String']>;
  raw?: InputMaybe<Scalars['jsonb']>;
};

/** aggregate max on columns */
export type Hint_Patients_Max_Fields = {
  __typename?: 'hint_patients_max_fields';
  external_link_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['String']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
};

/** Ordering options when selecting data from "hint_patients". */
export type Hint_Patients_Order_By = {
  external_link_id?: InputMaybe<Order_By>;
  first_name?: InputMaybe<Order_By>;
  id?: InputMaybe<Order_By>;
  import_id?: InputMaybe<Order_By>;
  import_source?: InputMaybe<Order_By>;
  last_name?: InputMaybe<Order_By>;
  member_id?: InputMaybe<Order_By>;
  membership_status?: InputMaybe<Order_By>;
};

/** select columns of table "hint_patients" */
export enum Hint_Patients_Select_Column {
  /** column name */
  ExternalLinkId = 'external_link_id',
  /** column name */
  FirstName = 'first_name',
  /** column name */
  Id = 'id',
  /** column name */
  ImportId = 'import_id',
  /** column name */
  ImportSource = 'import_source',
  /** column name */
  LastName = 'last_name',
  /** column name */
  MemberId = 'member_id',
  /** column name */
  MembershipStatus = 'membership_status',
}

/** columns and relationships of "members" */
export type Members = {
  __typename?: 'members';
  email: Scalars['String'];
  /** An object relationship */
  hint_patient?: Maybe<Hint_Patients>;
  id: Scalars['uuid'];
};

/** column ordering options */
export enum Order_By {
  Asc = 'asc',
  AscNullsFirst = 'asc_nulls_first',
  Desc = 'desc',
  DescNullsLast = 'desc_nulls_last',
}

/** Boolean expression to compare columns of type "String". */
export type String_Comparison_Exp = {
  _eq?: InputMaybe<Scalars['String']>;
  _ilike?: InputMaybe<Scalars['String']>;
  _in?: InputMaybe<Array<Scalars['String']>>;
  _is_null?: InputMaybe<Scalars['Boolean']>;
};

export type Uuid_Comparison_Exp = {
  _eq?: InputMaybe<Scalars['uuid']>;
};

export type StaffPatientsQueryVariables = Exact<{
  search: Scalars['String'];
  limit?: InputMaybe<Scalars['Int']>;
}>;

export type StaffPatientsQuery = { __typename?: 'query_root', hint_patients: Array<{ __typename?: 'hint_patients', id: string, first_name: string, last_name: string, membership_status?: string | null, import_id?: string | null, import_source?: string | null }> };

export const StaffPatientsDocument = gql`
    query StaffPatients($search: String!, $limit: Int = 30) {
  hint_patients(
    where: {_or: [{last_name: {_ilike: $search}}, {import_id: {_eq: $search}}, {external_link_id: {_eq: $search}}]}
    order_by: {last_name: asc}
    limit: $limit
  ) {
    id
    first_name
    last_name
    membership_status
    import_id
    import_source
  }
}
    `;

export function useStaffPatientsQuery(baseOptions: Apollo.QueryHookOptions<StaffPatientsQuery, StaffPatientsQueryVariables>) {
  const options = {...defaultOptions, ...baseOptions}
  return Apollo.useQuery<StaffPatientsQuery, StaffPatientsQueryVariables>(StaffPatientsDocument, options);
}
