package com.carebridge.connector.dto;

import lombok.Data;

@Data
public class PhoneDto {
    private String id;
    private String number;
    private String type;
}
