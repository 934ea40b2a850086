import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class Spruce implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Spruce',
		name: 'spruce',
		group: ['transform'],
		version: 1,
		description: 'Send messages to patients with Spruce',
		defaults: { name: 'Spruce' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'spruceApi', required: true }],
		requestDefaults: { baseURL: 'https://api.sprucehealth.com/v1' },
		properties: [
			{ displayName: 'Display Name', name: 'displayName', type: 'string', default: '' },
			{ displayName: 'Phone', name: 'phone', type: 'string', default: '' },
		],
	};
}
