import type { INodeProperties } from 'n8n-workflow';

export const patientOperations: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['patient'] } },
		options: [
			{ name: 'Create', value: 'create', action: 'Create a patient' },
			{ name: 'Get', value: 'get', action: 'Get a patient' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many patients' },
			{ name: 'Update', value: 'update', action: 'Update a patient' },
		],
		default: 'create',
	},
];

export const patientFields: INodeProperties[] = [
	{ displayName: 'First Name', name: 'firstName', type: 'string', required: true, default: '', displayOptions: { show: { operation: ['create'] } } },
	{ displayName: 'Last Name', name: 'lastName', type: 'string', required: true, default: '', displayOptions: { show: { operation: ['create'] } } },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{ displayName: 'Date of Birth', name: 'dob', type: 'string', default: '' },
			{ displayName: 'Email', name: 'email', type: 'string', default: '' },
			{
				displayName: 'External Link ID',
				name: 'external_link_id',
				type: 'string',
				default: '',
				description: 'ID of the record in your own system',
			},
			{
				displayName: 'Import ID',
				name: 'import_id',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Import Source',
				name: 'import_source',
				type: 'string',
				default: 'n8n',
			},
		],
	},
];
