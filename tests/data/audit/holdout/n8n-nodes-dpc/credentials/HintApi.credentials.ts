import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class HintApi implements ICredentialType {
	name = 'hintApi';
	displayName = 'Hint API';
	properties: INodeProperties[] = [
		{ displayName: 'Practice Access Token', name: 'token', type: 'string', typeOptions: { password: true }, default: '' },
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.token}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.hint.com', url: '/api/provider/practice' },
	};
}
