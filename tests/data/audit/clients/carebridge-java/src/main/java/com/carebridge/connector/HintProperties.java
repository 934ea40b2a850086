package com.carebridge.connector;

import lombok.Data;
import org.springframework.boot.context.properties.ConfigurationProperties;

@Data
@ConfigurationProperties("hint")
public class HintProperties {
    private String baseUrl;
    private String accessToken;
}
