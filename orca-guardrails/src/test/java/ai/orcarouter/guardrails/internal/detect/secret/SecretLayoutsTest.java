/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names and layouts around credentials. Values are put together, so that none looks live here. */
class SecretLayoutsTest {
    @Test
    void detect_keyInBase64WithItsScheme_isFoundWithoutIt() {
        String key = "sRAkqMtSIuqILTPgFrhdqLoKzq1LlSHLk6ZA4B7noyw=";
        String text = "APP_KEY=base64:" + key;
        assertThat(Generated.reported(text))
                .singleElement()
                .satisfies(found ->
                        assertThat(text.substring(found.start(), found.end())).isEqualTo(key));
    }

    @Test
    void detect_schemeOfOkta_isAHeaderWithAToken() {
        assertThat(Generated.reported("Authorization: SSWS 00q7Zt2Vb9Xk4Lm1Ws8Rd5Hc6Np3Yf0Gjq7Zt2Vb"))
                .hasSize(1);
    }

    @Test
    void detect_formThatBeginsWithASign_standsBehindAnyWord() {
        String id = "84d01073-834c-4fdf-9701-5f71f3bbfbd4";
        String text = "https://acme.webhook.office.com/webhookb2/" + id + "@" + id + "/IncomingWebhook/"
                + "2ddbbb7db9fa8d4934562ddbbb7db9fa/" + id;
        assertThat(Generated.reported(text)).hasSize(1);
    }

    @Test
    void detect_publicKeyOrAddress_isNoSecret() {
        String random = "q7Zt2Vb9Xk4Lm1Ws8Rd5Hc6Np3Yf0Gjq7Zt2Vb9X";
        assertThat(Generated.reported("SSO public key: " + random)).isEmpty();
        assertThat(Generated.reported("\"tokenAddress\": \"0x53593e89ea257051ab03ea26059e26106a2526a7\""))
                .isEmpty();
        assertThat(Generated.reported("SSO private key: " + random)).hasSize(1);
    }

    @Test
    void detect_tailOfAUuidInAName_isNoKeyOfTheService() {
        String id = "84d01073-834c-4fdf-9701-5f71f3bbfbd4";
        assertThat(Generated.reported("kms_key_id = \"arn:aws:kms:eu-west-1:123456789012:key/" + id + "\""))
                .isEmpty();
    }
}
