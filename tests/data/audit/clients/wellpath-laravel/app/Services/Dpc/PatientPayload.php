<?php

namespace App\Services\Dpc;

use App\Models\Member;

class PatientPayload
{
    public $firstName;
    public $lastName;
    public $dob;
    public $email;
    public $externalLinkId;

    public static function fromMember(Member $member): self
    {
        $self = new self;
        $self->firstName = $member->first_name;
        $self->lastName = $member->last_name;
        $self->dob = optional($member->born_on)->toDateString();
        $self->email = $member->email;
        $self->externalLinkId = $member->member_no;

        return $self;
    }

    public function toArray(): array
    {
        return array_filter([
            'first_name' => $this->firstName,
            'last_name' => $this->lastName,
            'dob' => $this->dob,
            'email' => $this->email,
            'external_link_id' => $this->externalLinkId,
        ]);
    }
}
