/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.NameFinding;
import ai.orcarouter.mcp.model.NameFinding.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static Catalog of(OpenServer... servers) {
        return Catalog.of(1, Arrays.asList(servers));
    }

    @Test
    void of_twoServers_offersToolsUnderTheirNames() {
        Catalog catalog = of(FakeServer.named("git", "log"), FakeServer.named("files", "read", "a.b"));
        assertThat(catalog.shown().tools())
                .extracting(GatewayTool::name)
                .containsExactly("files.a.b", "files.read", "git.log");
        assertThat(catalog.shown().findings()).isEmpty();
    }

    @Test
    void of_namesThatDifferInCaseOnly_leavesTheWholeServerOut() {
        Catalog catalog = of(FakeServer.named("files", "read", "Read", "write"), FakeServer.named("git", "log"));
        assertThat(catalog.shown().tools()).extracting(GatewayTool::name).containsExactly("git.log");
        assertThat(catalog.shown().findings())
                .extracting(NameFinding::server, NameFinding::problem)
                .containsExactly(tuple("files", Problem.DUPLICATE));
    }

    @Test
    void of_namesThatDifferInCaseOfOtherScripts_leavesTheWholeServerOut() {
        // The Kelvin sign folds to k.
        assertThat(of(FakeServer.named("files", "k", "\u212a")).shown().tools()).isEmpty();
    }

    @Test
    void of_nameWithOtherCharacters_leavesTheToolOutAndShowsItsNameEscaped() {
        Catalog catalog = of(FakeServer.named("files", "read", "re\u200bad", "r\u0435ad", "x/y", ""));
        assertThat(catalog.shown().tools()).extracting(GatewayTool::name).containsExactly("files.read");
        assertThat(catalog.shown().findings())
                .extracting(NameFinding::problem)
                .containsOnly(Problem.INVALID_NAME)
                .hasSize(4);
        assertThat(catalog.shown().findings().get(0).tool()).isEqualTo("\"re\\u200bad\"");
    }

    @Test
    void of_serverWithAnInvalidId_leavesItOut() {
        Catalog catalog = of(FakeServer.named("a.b", "read"), FakeServer.named("a__b", "read"));
        assertThat(catalog.shown().tools()).isEmpty();
        assertThat(catalog.shown().findings())
                .extracting(NameFinding::problem)
                .containsExactly(Problem.INVALID_SERVER, Problem.INVALID_SERVER);
    }

    @Test
    void json_definitionWithUnknownMembers_keepsAllAndChangesTheName() {
        String definition =
                "{\"title\":\"T\",\"name\":\"read\",\"inputSchema\":{\"maximum\":9007199254740993,\"x\":1.5},"
                        + "\"execution\":{\"taskSupport\":\"optional\"},\"x-new\":[null]}";
        GatewayTool tool = of(new FakeServer("files", (name, arguments, options) -> "{}", definition))
                .shown()
                .tools()
                .get(0);
        assertThat(tool.json())
                .isEqualTo("{\"name\":\"files.read\",\"title\":\"T\",\"inputSchema\":{\"maximum\":9007199254740993,"
                        + "\"x\":1.5},\"execution\":{\"taskSupport\":\"optional\"},\"x-new\":[null]}");
        assertThat(tool.aliasJson()).startsWith("{\"name\":\"files__read\",");
    }
}
