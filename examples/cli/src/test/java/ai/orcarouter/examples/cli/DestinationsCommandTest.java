/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DestinationsCommandTest {
    private static CliRun run(String members) {
        return CliRun.lines(List.of("{\"id\":\"d\"," + members + "}"), "destinations", "-");
    }

    @Test
    void destinations_ofAUrl_areWrittenWithTheirPlace() {
        CliRun run = run(
                "\"server\":\"fetch\",\"tool\":\"fetch\",\"arguments\":{\"url\":\"https://Docs.Larkfield.example/x\"}");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"id\":\"d\",\"destinations\":[{\"role\":\"DIAL\",\"kind\":\"NAME\","
                        + "\"host\":\"docs.larkfield.example\",\"port\":443,\"scheme\":\"https\",\"pointer\":\"/url\","
                        + "\"via\":\"URL\"}],\"opaque\":false,\"reasons\":[]}\n");
    }

    @Test
    void destinations_ofAnAmbiguousAddress_areInvalidWithTheCommonReading() {
        CliRun run = run("\"tool\":\"fetch\",\"arguments\":{\"url\":\"http://0x7f.1/\"}");

        assertThat(run.objects().get(0).get("destinations"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.get("host")).isEqualTo("127.0.0.1");
                    assertThat(found.get("invalid")).isEqualTo(true);
                });
    }

    @Test
    void destinations_ofACommandWithAVariable_areOpaque() {
        CliRun run = run("\"server\":\"shell\",\"tool\":\"exec\",\"arguments\":{\"command\":\"curl $TARGET\"}");

        assertThat(run.objects().get(0)).containsEntry("opaque", true);
        assertThat(run.objects().get(0).get("reasons")).asString().isNotEqualTo("[]");
    }

    @Test
    void destinations_withoutArguments_areNone() {
        assertThat(run("\"tool\":\"clock.now\"").out())
                .isEqualTo("{\"id\":\"d\",\"destinations\":[],\"opaque\":false,\"reasons\":[]}\n");
    }

    @Test
    void destinations_ofArgumentsWithARepeatedName_areOpaque() {
        CliRun run =
                run("\"tool\":\"fetch\",\"arguments\":{\"url\":\"https://a.example/\",\"url\":\"http://10.0.0.1/\"}");

        assertThat(run.out())
                .isEqualTo("{\"id\":\"d\",\"destinations\":[],\"opaque\":true,\"reasons\":[\"arguments_invalid\"]}\n");
    }

    @Test
    void badRow_isOpaqueWithTheReason() {
        CliRun run = run("\"arguments\":{}");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("{\"id\":\"d\",\"destinations\":[],\"opaque\":true,\"reasons\":[\"bad_row\"],"
                        + "\"error\":\"line 1: \\\"tool\\\" is missing\"}\n");
    }
}
