/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.codec.ServerIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Canonical names and aliases of any servers and tools. */
class NameProperties {
    private static final Pattern SERVER = Pattern.compile("[a-z0-9](?:[a-z0-9-]|_(?!_)){0,30}[a-z0-9]");
    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    @Provide
    Arbitrary<String> idLike() {
        return Arbitraries.strings().withChars("ab0_-.A ").ofMinLength(0).ofMaxLength(34);
    }

    @Provide
    Arbitrary<String> servers() {
        return Arbitraries.strings()
                .withChars("ab0_-")
                .ofMinLength(2)
                .ofMaxLength(32)
                .filter(ServerIds::isValid);
    }

    @Provide
    Arbitrary<String> tools() {
        Arbitrary<String> few =
                Arbitraries.strings().withChars("a_.").ofMinLength(1).ofMaxLength(5);
        Arbitrary<String> any =
                Arbitraries.strings().withChars("aB0_.-").ofMinLength(1).ofMaxLength(90);
        return Arbitraries.oneOf(few, any);
    }

    @Provide
    Arbitrary<Set<String>> toolSets() {
        return tools().set().ofMaxSize(30);
    }

    @Property(tries = 2_000)
    void isValid_anyText_agreesWithTheRule(@ForAll("idLike") String id) {
        assertThat(ServerIds.isValid(id)).isEqualTo(SERVER.matcher(id).matches());
    }

    @Property
    void fault_anyText_agreesWithTheRule(@ForAll String tool) {
        boolean plain = TOOL.matcher(tool).matches() && "srv".length() + 1 + tool.length() <= 128;
        assertThat(ToolNames.fault("srv", tool) == null).isEqualTo(plain);
    }

    @Property
    void ownerOf_anyNameOfATool_isItsServer(@ForAll("servers") String server, @ForAll("toolSets") Set<String> tools) {
        assertThat(tools).allMatch(tool -> server.equals(ToolNames.ownerOf(ToolNames.canonical(server, tool))));
        assertThat(Aliases.of(server, tools).values()).allMatch(alias -> server.equals(ToolNames.ownerOf(alias)));
    }

    @Property
    void ownerOf_anyText_isNoneOrAValidId(@ForAll("idLike") String start, @ForAll String text) {
        String owner = ToolNames.ownerOf(start + text);
        assertThat(owner == null || ServerIds.isValid(owner)).isTrue();
    }

    @Property
    void of_anyTools_givesEachAnAliasThatModelsTake(
            @ForAll("servers") String server, @ForAll("toolSets") Set<String> tools) {
        Map<String, String> aliases = Aliases.of(server, tools);
        assertThat(aliases.keySet()).isEqualTo(tools);
        assertThat(new HashSet<>(aliases.values())).hasSameSizeAs(tools);
        assertThat(aliases.values())
                .allMatch(alias -> ALIAS.matcher(alias).matches())
                .allMatch(alias -> alias.startsWith(server + "__"));
    }

    @Property
    void of_toolsInAnotherOrder_givesTheSameAliases(
            @ForAll("servers") String server, @ForAll("toolSets") Set<String> tools, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(tools);
        Collections.shuffle(shuffled, random);
        assertThat(Aliases.of(server, shuffled)).isEqualTo(Aliases.of(server, tools));
    }

    @Property
    void of_twoServers_sharesNoAlias(
            @ForAll("servers") String one,
            @ForAll("servers") String other,
            @ForAll("toolSets") Set<String> tools,
            @ForAll("toolSets") Set<String> others) {
        if (!one.equals(other)) {
            assertThat(Collections.disjoint(
                            Aliases.of(one, tools).values(),
                            Aliases.of(other, others).values()))
                    .isTrue();
        }
    }

    @Property
    void of_anyTools_findsEachByNameAndByAlias(@ForAll("toolSets") Set<String> tools) {
        Set<String> folded = new HashSet<>();
        List<String> distinct = tools.stream()
                .filter(tool -> folded.add(tool.toLowerCase(Locale.ROOT)))
                .toList();
        Catalog catalog = Catalog.of(1, List.of(FakeServer.named("srv", distinct.toArray(new String[0]))));
        assertThat(catalog.shown().tools()).hasSameSizeAs(distinct).allSatisfy(tool -> {
            assertThat(catalog.find(tool.name())).isNotNull().isSameAs(catalog.find(tool.alias()));
            assertThat(tool.name()).isEqualTo("srv." + tool.upstreamName());
        });
    }
}
