import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { hintApiRequest, hintApiRequestAllItems } from './GenericFunctions';
import { patientFields, patientOperations } from './PatientDescription';

export class Hint implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hint',
		name: 'hint',
		icon: 'file:hint.svg',
		group: ['transform'],
		version: 1,
		description: 'Consume the Hint Health API',
		defaults: { name: 'Hint' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'hintApi', required: true }],
		properties: [
			{ displayName: 'Resource', name: 'resource', type: 'options', options: [{ name: 'Patient', value: 'patient' }], default: 'patient' },
			...patientOperations,
			...patientFields,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const returnData: IDataObject[] = [];
		const operation = this.getNodeParameter('operation', 0) as string;

		for (let i = 0; i < items.length; i++) {
			let responseData;
			const additional = this.getNodeParameter('additionalFields', i, {}) as IDataObject;
			if (additional.import_id && !additional.import_source) {
				additional.import_source = 'n8n';
			}
			if (operation === 'create') {
				const body: IDataObject = {
					first_name: this.getNodeParameter('firstName', i),
					last_name: this.getNodeParameter('lastName', i),
					...additional,
				};
				responseData = await hintApiRequest.call(this, 'POST', '/patients', body);
			} else if (operation === 'update') {
				const id = this.getNodeParameter('patientId', i) as string;
				responseData = await hintApiRequest.call(this, 'PATCH', `/patients/${id}`, additional);
			} else if (operation === 'get') {
				responseData = await hintApiRequest.call(this, 'GET', `/patients/${this.getNodeParameter('patientId', i)}`);
			} else {
				responseData = await hintApiRequestAllItems.call(this, '/patients');
			}
			returnData.push(...(Array.isArray(responseData) ? responseData : [responseData]));
		}
		return [this.helpers.returnJsonArray(returnData)];
	}
}
