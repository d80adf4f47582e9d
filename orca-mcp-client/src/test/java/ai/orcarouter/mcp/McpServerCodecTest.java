/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerTransport;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpServerCodecTest {
    private static final String SECRET = "s3cr3t-VALUE";

    private static McpServerDocument read(String json) {
        return McpServerCodec.decode("", json.replace('\'', '"'));
    }

    private static List<String> pointers(McpServerDocument document) {
        return document.issues().stream().map(Issue::pointer).toList();
    }

    private static String clear(Secret secret) {
        return secret.text(InsecureSecretAccess.token());
    }

    private static McpServerDocument auth(String mode, String json) {
        String transport =
                mode.equals("env") ? "'transport':'stdio','launcher':'x'" : "'endpoint':'https://a.example/mcp'";
        return read("{'id':'files'," + transport + ",'auth_mode':'" + mode + "','auth_json':" + json + "}");
    }

    @Test
    void decode_jsonAndYaml_giveTheServer() {
        McpServer expected = McpServer.http("files", "https://files.example.com/mcp")
                .name("Files")
                .enabled(false)
                .volatileMembers(List.of("/_meta/at"))
                .build();
        McpServerDocument json = read("{'id':'files','name':'Files','transport':'http',"
                + "'endpoint':'https://files.example.com/mcp','enabled':false,'volatile_members':['/_meta/at']}");
        assertThat(json.issues()).isEmpty();
        assertThat(json.server()).isEqualTo(expected);
        assertThat(json.credential()).isSameAs(Credential.none());
        McpServerDocument yaml = McpServerCodec.decode("a.yaml", """
                id: files
                name: Files
                endpoint: https://files.example.com/mcp
                enabled: false
                volatile_members: [/_meta/at]
                """);
        assertThat(yaml.server()).isEqualTo(expected);
        assertThat(McpServerCodec.decode("", McpServerCodec.encode(expected)).server())
                .isEqualTo(expected);
    }

    @Test
    void encode_serverWithACredential_showsTheMaskThatReadsAsKept() {
        McpServer server = McpServer.http("files", "https://files.example.com/mcp")
                .authMode(AuthMode.OAUTH)
                .build();
        McpServerDocument again = McpServerCodec.decode("", McpServerCodec.encode(server));
        assertThat(again.server()).isEqualTo(server);
        assertThat(again.credential()).isEqualTo(new Credential.Kept(AuthMode.OAUTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "files", "my-files", "a_b", "a_b-c_d", "a-_-b", "12345678901234567890123456789012"})
    void id_thatFollowsTheRule_isAccepted(String id) {
        assertThat(McpServerCodec.check(World.http(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "A1",
                "a.b",
                "a__b",
                "_ab",
                "ab_",
                "-ab",
                "ab-",
                "a b",
                "fi\u043bes",
                "a/b",
                "123456789012345678901234567890123",
                "ab\n"
            })
    void id_thatDoesNot_isRefused(String id) {
        McpServer server = McpServer.http(id, "https://a.example/mcp").build();
        assertThat(McpServerCodec.check(server)).extracting(Issue::pointer).containsExactly("/id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "/mcp",
                "ftp://a.example/",
                "ws://a.example/",
                "file:///etc/passwd",
                "https://user:pw@a.example/",
                "https://a.example/#x",
                "https://0x7f.1/",
                "https://a.example:99999/",
                "https:\\\\a.example/"
            })
    void endpoint_thatIsNoHttpUrl_isRefusedWithoutRepeatingIt(String endpoint) {
        McpServer server = McpServer.http("files", endpoint).build();
        assertThat(McpServerCodec.check(server)).singleElement().satisfies(issue -> {
            assertThat(issue.pointer()).isEqualTo("/endpoint");
            assertThat(issue.message()).doesNotContain("pw");
        });
    }

    @Test
    void endpoint_plainHttpWithACredential_isRefusedButOnLoopback() {
        for (String endpoint : List.of("http://a.example/mcp", "http://10.0.0.1/mcp", "http://[::2]/")) {
            assertThat(McpServerCodec.check(McpServer.http("files", endpoint)
                            .authMode(AuthMode.BEARER)
                            .build()))
                    .hasSize(1);
        }
        for (String endpoint : List.of("http://127.0.0.1:9/", "http://[::1]/", "http://localhost/")) {
            assertThat(McpServerCodec.check(McpServer.http("files", endpoint)
                            .authMode(AuthMode.BEARER)
                            .build()))
                    .isEmpty();
        }
    }

    @Test
    void decode_severalFaults_listsAllWithTheirPlaces() {
        McpServerDocument read = McpServerCodec.decode("s.json", """
                {
                  "id": "Bad.Id",
                  "transport": "carrier_pigeon",
                  "auth_mode": "bearer",
                  "auth_json": {"token": 7, "extra": 1},
                  "enabled": "yes",
                  "colour": "red",
                  "endpoint": "https://a.example/"
                }
                """);
        assertThat(read.isValid()).isFalse();
        assertThat(pointers(read))
                .contains("/id", "/transport", "/auth_json/token", "/auth_json", "/enabled", "/colour");
        assertThat(read.issues()).allSatisfy(issue -> assertThat(issue.line()).isPositive());
    }

    @Test
    void auth_everyForm_isReadAsObjectAndAsString() {
        Credential.Bearer bearer =
                (Credential.Bearer) auth("bearer", "{'token':'" + SECRET + "'}").credential();
        assertThat(clear(bearer.token())).isEqualTo(SECRET);
        Credential.Bearer string = (Credential.Bearer)
                auth("bearer", "'{\\'token\\':\\'" + SECRET + "\\'}'").credential();
        assertThat(clear(string.token())).isEqualTo(SECRET);
        Credential.Basic basic = (Credential.Basic)
                auth("basic", "{'username':'u','password':'" + SECRET + "'}").credential();
        assertThat(basic.username()).isEqualTo("u");
        assertThat(clear(basic.password())).isEqualTo(SECRET);
        Credential.AccessToken token = (Credential.AccessToken)
                auth("oauth", "{'access_token':'" + SECRET + "'}").credential();
        assertThat(clear(token.token())).isEqualTo(SECRET);
        Credential.OAuthClient client = (Credential.OAuthClient) auth(
                        "oauth",
                        "{'client_id':'c','client_secret':'" + SECRET
                                + "','token_url':'https://t.example/token','scope':'a b'}")
                .credential();
        assertThat(client.tokenUrl()).isEqualTo("https://t.example/token");
        assertThat(client.scope()).isEqualTo("a b");
        assertThat(clear(client.clientSecret())).isEqualTo(SECRET);
        Credential.Env env =
                (Credential.Env) auth("env", "{'API_KEY':'" + SECRET + "'}").credential();
        assertThat(clear(Objects.requireNonNull(env.variables().get("API_KEY"))))
                .isEqualTo(SECRET);
        assertThat(auth("none", "''").credential()).isSameAs(Credential.none());
        assertThat(auth("bearer", "'********'").credential()).isEqualTo(new Credential.Kept(AuthMode.BEARER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bearer|{'token':''}",
                "bearer|{}",
                "bearer|{'token':'s3cr3t-VALUE x'}",
                "bearer|{'token':'s3cr3t-VALUE\\n'}",
                "bearer|'s3cr3t-VALUE'",
                "bearer|'{\\'token\\': s3cr3t-VALUE}'",
                "bearer|['s3cr3t-VALUE']",
                "basic|{'username':'a:b','password':'s3cr3t-VALUE'}",
                "basic|{'username':'u','password':'s3cr3t-VALUE\\u0000'}",
                "oauth|{'client_id':'c','client_secret':'s3cr3t-VALUE'}",
                "oauth|{'client_id':'c','client_secret':'s3cr3t-VALUE','token_url':'http://t.example/s3cr3t-VALUE'}",
                "oauth|{'client_id':'c','client_secret':'s3cr3t-VALUE','token_url':'https://t.example/','discover':true}",
                "oauth|{'client_id':'c','client_secret':'s3cr3t-VALUE','issuer':'file:///s3cr3t-VALUE'}",
                "env|{}",
                "env|{'LD_PRELOAD':'s3cr3t-VALUE'}",
                "env|{'node_options':'s3cr3t-VALUE'}",
                "env|{'PATH':'s3cr3t-VALUE'}",
                "env|{'BASH_ENV':'s3cr3t-VALUE'}",
                "env|{'PYTHONSTARTUP':'s3cr3t-VALUE'}",
                "env|{'npm_config_registry':'s3cr3t-VALUE'}",
                "env|{'A=B':'s3cr3t-VALUE'}",
                "env|{'A':'s3cr3t-VALUE\\u0000'}",
                "env|{'A':7}",
                "none|{'token':'s3cr3t-VALUE'}"
            })
    void auth_faulty_isRefusedWithoutRepeatingAnyOfIt(String modeAndJson) {
        int bar = modeAndJson.indexOf('|');
        McpServerDocument read = auth(modeAndJson.substring(0, bar), modeAndJson.substring(bar + 1));
        assertThat(read.isValid()).isFalse();
        assertThat(read.issues().toString()).doesNotContain(SECRET).contains("auth_json");
    }

    @Test
    void auth_missing_isRefusedWhereTheModeNeedsIt() {
        assertThat(pointers(read("{'id':'files','endpoint':'https://a.example/','auth_mode':'bearer'}")))
                .containsExactly("/auth_json");
    }

    @Test
    void check_transportAndModeThatDoNotFit_areRefused() {
        for (McpServer server : List.of(
                McpServer.stdio("files", "x").authMode(AuthMode.BEARER).build(),
                World.http("files").toBuilder().authMode(AuthMode.ENV).build(),
                McpServer.inProcess("files", "x").authMode(AuthMode.ENV).build())) {
            assertThat(McpServerCodec.check(server)).extracting(Issue::pointer).containsExactly("/auth_mode");
        }
        assertThat(McpServerCodec.check(new McpServer(
                        "files", "", ServerTransport.STDIO, "https://a.example/", "", AuthMode.NONE, true, List.of())))
                .extracting(Issue::pointer)
                .containsExactly("/endpoint", "/launcher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{", "\u0000", "{\"id\":{\"id\":{}}}", "id: [", "- a\n- b"})
    void decode_anyOtherText_isRefusedWithoutThrowing(String text) {
        assertThat(McpServerCodec.decode("", text).isValid()).isFalse();
        assertThat(McpServerCodec.decode("a.yaml", text).isValid()).isFalse();
    }
}
