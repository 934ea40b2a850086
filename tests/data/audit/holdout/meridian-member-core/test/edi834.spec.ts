import { read834 } from '../src/enrollment/edi834'

const FILE =
  'INS*Y*18*021*28*A***FT~REF*0F*202443307~NM1*IL*1*SMITH*WILLIAM~DMG*D8*19700614*M~NM1*P3*1*BERN*SUSAN****XX*1234567893~'

describe('read834', () => {
  it('reads a subscriber', () => {
    expect([...read834(FILE)]).toEqual([
      {
        maintenance: 'add',
        importId: '202443307',
        importSource: 'EDI_834',
        firstName: 'WILLIAM',
        lastName: 'SMITH',
        dob: '1970-06-14',
        npi: '1234567893',
      },
    ])
  })
})
