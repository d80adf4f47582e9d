/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keysets;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.firewall.model.WebhookSettings;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalWebhookTest {
    private static final String URL = "https://hooks.example.com/orca?x=1";
    private static final WebhookSettings NONE = WebhookSettings.disabled();
    private final ApprovalWebhook webhook =
            new ApprovalWebhook(Sealer.of(Keysets.generate(KeyPurpose.CREDENTIALS)), AddressPolicy.defaults());

    private Optional<String> secret(String workspace, WebhookSettings settings) {
        return webhook.secret(workspace, settings).map(found -> found.text(InsecureSecretAccess.token()));
    }

    @Test
    void change_urlAndSecret_storesTheSecretSealed() {
        WebhookSettings settings = webhook.change("w", NONE, URL, Secret.ofText("hunter2"));
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.hasSecret()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(settings.sealedSecret()), ISO_8859_1))
                .doesNotContain("hunter2");
        assertThat(settings.toString()).doesNotContain(settings.sealedSecret());
        assertThat(secret("w", settings)).contains("hunter2");
        assertThat(secret("other", settings)).isEmpty();
        assertThat(secret("w", new WebhookSettings(URL, "!"))).isEmpty();
        assertThat(ApprovalWebhook.decode(ApprovalWebhook.encode(settings))).isEqualTo(settings);
    }

    @Test
    void change_withoutSecret_keepsTheStoredOne() {
        WebhookSettings settings = webhook.change("w", NONE, URL, Secret.ofText("hunter2"));
        WebhookSettings moved = webhook.change("w", settings, "https://other.example.com/", null);
        assertThat(secret("w", moved)).contains("hunter2");
        assertThatThrownBy(() -> webhook.change("w", NONE, URL, null)).isInstanceOf(OrcaException.class);
    }

    @Test
    void change_emptyUrl_disables() {
        WebhookSettings settings = webhook.change("w", NONE, URL, Secret.ofText("hunter2"));
        WebhookSettings disabled = webhook.change("w", settings, "", null);
        assertThat(disabled.enabled()).isFalse();
        assertThat(secret("w", disabled)).isEmpty();
        assertThat(secret("w", webhook.change("w", disabled, URL, null))).contains("hunter2");
        assertThat(webhook.change("w", NONE, "", null)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "hooks.example.com",
                "https://",
                "https://user:pw@hooks.example.com/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://10.0.0.8/",
                "https://192.168.1.1:8443/",
                "https://169.254.169.254/latest/meta-data",
                "https://metadata.google.internal/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://intranet/",
                "https://hooks.example.com/\n"
            })
    void check_refusedDestination_isAnError(String url) {
        assertThat(webhook.check(url, Secret.ofText("s"), false))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.isError()).isTrue();
                    assertThat(issue.pointer()).isEqualTo("/url");
                });
    }

    @Test
    void check_secretLength_isBounded() {
        assertThat(webhook.check(URL, Secret.ofText("s".repeat(255)), false)).isEmpty();
        assertThat(webhook.check("http://a.example/" + "u".repeat(3_000), Secret.ofText("s".repeat(256)), true))
                .extracting(Issue::pointer)
                .containsExactly("/url", "/secret");
        assertThat(webhook.check("", Secret.ofText(""), true)).hasSize(1);
        assertThat(webhook.check("", Secret.ofText("s".repeat(256)), true))
                .noneMatch(issue -> issue.toString().contains("sss"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"url\":\"\"}",
                "{\"url\":1,\"sealed_secret\":\"\"}",
                "{\"url\":\"\",\"sealed_secret\":\"\",\"x\":1}"
            })
    void decode_anythingElse_isRefused(String json) {
        assertThatThrownBy(() -> ApprovalWebhook.decode(json)).isInstanceOf(OrcaException.class);
    }
}
