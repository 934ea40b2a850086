import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';

export async function hintApiRequest(
	this: IExecuteFunctions,
	method: IHttpRequestMethods,
	resource: string,
	body: IDataObject = {},
	qs: IDataObject = {},
): Promise<any> {
	return this.helpers.requestWithAuthentication.call(this, 'hintApi', {
		method,
		body,
		qs,
		uri: `https://api.hint.com/api/provider${resource}`,
		json: true,
	});
}

export async function hintApiRequestAllItems(this: IExecuteFunctions, resource: string, qs: IDataObject = {}) {
	const out: IDataObject[] = [];
	let page: IDataObject[];
	qs.limit = 100;
	qs.offset = 0;
	do {
		page = await hintApiRequest.call(this, 'GET', resource, {}, qs);
		out.push(...page);
		qs.offset = (qs.offset as number) + 100;
	} while (page.length === 100);
	return out;
}
