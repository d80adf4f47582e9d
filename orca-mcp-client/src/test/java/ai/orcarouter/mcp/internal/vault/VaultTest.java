/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String SECRET = "s3cr3t-VALUE";
    private static final McpServer SERVER = McpServer.http("files", "https://files.example.com/a?k=1")
            .authMode(AuthMode.BEARER)
            .build();

    private final InMemoryKeysets keysets = new InMemoryKeysets();
    private final Vault vault = new Vault("acme", keysets);

    private static Credential bearer() {
        return new Credential.Bearer(Secret.ofText(SECRET));
    }

    private static String clear(Secret secret) {
        return secret.text(InsecureSecretAccess.token());
    }

    @Test
    void open_sameServer_givesTheCredential() {
        SealedCredential sealed = vault.seal(SERVER, bearer());
        assertThat(sealed.write()).doesNotContain(SECRET);
        assertThat(sealed.toString()).doesNotContain(sealed.sealed());
        SealedCredential stored = SealedCredential.read(sealed.write()).orElseThrow();
        Credential.Bearer opened =
                (Credential.Bearer) vault.open(SERVER, stored).orElseThrow();
        assertThat(clear(opened.token())).isEqualTo(SECRET);
    }

    @Test
    void open_everyForm_givesAnEqualOne() {
        McpServer basic = SERVER.toBuilder().authMode(AuthMode.BASIC).build();
        Credential.Basic pair = (Credential.Basic) vault.open(
                        basic, vault.seal(basic, new Credential.Basic("\u00fc\"ser", Secret.ofText(SECRET))))
                .orElseThrow();
        assertThat(pair.username()).isEqualTo("\u00fc\"ser");
        assertThat(clear(pair.password())).isEqualTo(SECRET);
        McpServer oauth = SERVER.toBuilder().authMode(AuthMode.OAUTH).build();
        Credential.OAuthClient client = (Credential.OAuthClient) vault.open(
                        oauth,
                        vault.seal(
                                oauth,
                                new Credential.OAuthClient("c", Secret.ofText(SECRET), "https://t.example/", "", "a")))
                .orElseThrow();
        assertThat(List.of(client.clientId(), clear(client.clientSecret()), client.tokenUrl(), client.scope()))
                .containsExactly("c", SECRET, "https://t.example/", "a");
        Credential.AccessToken token = (Credential.AccessToken)
                vault.open(oauth, vault.seal(oauth, new Credential.AccessToken(Secret.ofText(SECRET))))
                        .orElseThrow();
        assertThat(clear(token.token())).isEqualTo(SECRET);
        McpServer stdio = McpServer.stdio("files", "x").authMode(AuthMode.ENV).build();
        Credential env = vault.open(stdio, vault.seal(stdio, new Credential.Env(Map.of("A", Secret.ofText(SECRET)))))
                .orElseThrow();
        assertThat(CredentialHeaders.environment(env)).isEqualTo(Map.of("A", SECRET));
    }

    @Test
    void open_anythingItIsBoundToChanged_isRefused() {
        SealedCredential sealed = vault.seal(SERVER, bearer());
        McpServer.Builder other = SERVER.toBuilder();
        for (McpServer moved : List.of(
                other.endpoint("https://evil.example.com/a?k=1").build(),
                other.endpoint("http://files.example.com/a?k=1").build(),
                other.endpoint("https://files.example.com:444/a?k=1").build(),
                McpServer.http("mail", SERVER.endpoint())
                        .authMode(AuthMode.BEARER)
                        .build(),
                SERVER.toBuilder().authMode(AuthMode.OAUTH).build(),
                SERVER.toBuilder().enabled(false).build())) {
            assertThat(vault.open(moved, sealed)).as(moved.toString()).isEmpty();
        }
        assertThat(new Vault("other", keysets).open(SERVER, sealed)).isEmpty();
        assertThat(vault.open(SERVER, new SealedCredential(AuthMode.BEARER, "x", sealed.sealed())))
                .isEmpty();
        assertThat(vault.open(SERVER, new SealedCredential(AuthMode.BEARER, "", "not base 64!")))
                .isEmpty();
        assertThat(vault.open(
                        SERVER.toBuilder()
                                .endpoint("https://FILES.example.com:443/b")
                                .build(),
                        sealed))
                .as("the same origin, spelt otherwise")
                .isPresent();
    }

    @Test
    void open_tokenUrlChangedInTheStore_isRefused() {
        McpServer oauth = SERVER.toBuilder().authMode(AuthMode.OAUTH).build();
        SealedCredential sealed =
                vault.seal(oauth, new Credential.OAuthClient("c", Secret.ofText(SECRET), "https://t.example/", "", ""));
        assertThat(sealed.tokenTarget()).isEqualTo("url:https://t.example/");
        assertThat(vault.open(
                        oauth, new SealedCredential(AuthMode.OAUTH, "url:https://evil.example/", sealed.sealed())))
                .isEmpty();
    }

    @Test
    void open_launcherChanged_isRefused() {
        McpServer stdio = McpServer.stdio("files", "one").authMode(AuthMode.ENV).build();
        SealedCredential sealed = vault.seal(stdio, new Credential.Env(Map.of("A", Secret.ofText(SECRET))));
        assertThat(vault.survives(sealed, stdio, stdio.toBuilder().name("x").build()))
                .isTrue();
        assertThat(vault.survives(
                        sealed, stdio, stdio.toBuilder().launcher("two").build()))
                .isFalse();
        assertThat(vault.open(stdio.toBuilder().launcher("two").build(), sealed))
                .isEmpty();
    }

    @Test
    void open_afterARotation_opensOldAndNew() {
        SealedCredential before = vault.seal(SERVER, bearer());
        keysets.rotate(KeyPurpose.CREDENTIALS);
        vault.reload();
        SealedCredential after = vault.seal(SERVER, bearer());
        assertThat(vault.open(SERVER, before)).isPresent();
        assertThat(vault.open(SERVER, after)).isPresent();
        assertThat(new Vault("acme", new InMemoryKeysets()).open(SERVER, after)).isEmpty();
    }

    @Test
    void open_sealedByAnotherProcessAfterARotation_asksForTheKeysAnew() {
        Vault other = new Vault("acme", keysets);
        assertThat(vault.open(SERVER, vault.seal(SERVER, bearer()))).isPresent();
        keysets.rotate(KeyPurpose.CREDENTIALS);
        assertThat(vault.open(SERVER, other.seal(SERVER, bearer()))).isPresent();
    }

    @Test
    void seal_withoutAKeyOrWithABrokenSource_isRefused() {
        for (Vault keyless : List.of(new Vault("acme", purpose -> Optional.empty()), new Vault("acme", purpose -> {
            throw new IllegalStateException("no KMS");
        }))) {
            assertThatThrownBy(() -> keyless.seal(SERVER, bearer()))
                    .isInstanceOfSatisfying(
                            OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
        }
    }

    @Test
    void read_damagedDocument_isEmpty() {
        for (String damaged : List.of("", "{}", "{\"mode\":\"x\",\"token_target\":\"\",\"sealed\":\"\"}", "[1]")) {
            assertThat(SealedCredential.read(damaged)).isEmpty();
        }
    }
}
