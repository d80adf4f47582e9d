/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Good texts with a few characters changed, cut out or taken from another one: nothing may throw on them. */
class MutationProperties {
    private static final List<String> PLACES = List.of(
            "https://user:pw@www.example.org:8443/a/b?c=d#e",
            "http://[2001:db8::1%25eth0]:80/",
            "ws://xn--mnchen-3ya.example./",
            "http://0x7f.0.0.1:8080",
            "10.0.0.0/8",
            "2001:db8::/32",
            "::ffff:10.0.0.0/104",
            "fe80::1",
            "255.255.255.255/32",
            "M\u00fcnchen.example",
            "jdbc:mysql://a.example,b.example:3307/x",
            "mongodb+srv://u:p@c.example/db");

    private static final List<ExtractionCases.Case> CASES = ExtractionCases.all();

    /** The texts of the cases. */
    private static final List<String> TEXTS =
            CASES.stream().flatMap(each -> texts(each.arguments())).toList();

    private final DestinationExtractor extractor = DestinationExtractor.defaults();

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof String text) {
            return Stream.of(text);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(MutationProperties::texts);
        }
        return value instanceof List<?> list ? list.stream().flatMap(MutationProperties::texts) : Stream.empty();
    }

    @Property(tries = 6_000)
    void parse_changedPlace_isAcceptedInACanonicalFormOrRefused(@ForAll("places") String text) {
        if (HostParser.parse(text) instanceof HostResult.Accepted accepted) {
            assertThat(HostParser.parse(accepted.host().text())).isInstanceOf(HostResult.Accepted.class);
        }
        if (CanonicalUrl.parse(text) instanceof UrlResult.Accepted accepted) {
            assertThat(CanonicalUrl.parse(accepted.url().serialize())).isEqualTo(accepted);
        }
        IpAddress.parse(text)
                .ifPresent(address ->
                        assertThat(IpAddress.parse(address.toString())).contains(address));
        CidrBlock.parse(text).ifPresent(block -> {
            CidrBlock again = CidrBlock.parse(block.toString()).orElseThrow();
            assertThat(again.toString()).isEqualTo(block.toString());
            assertThat(holdsItsOwn(block, block.first())).isTrue();
            assertThat(holdsItsOwn(block, block.last())).isTrue();
        });
        assertThat(extractor.explicit(List.of(text)).destinations()).allMatch(MutationProperties::isWhole);
    }

    @Property(tries = 3_000)
    void extract_changedText_neverThrowsAndSaysWhyItIsOpaque(
            @ForAll("changedTexts") String text, @ForAll("cases") ExtractionCases.Case like) {
        Object arguments = replaced(like.arguments(), text);

        Extraction extraction = extractor.extract(like.server(), like.tool(), arguments);

        assertThat(extraction.opaque()).isEqualTo(!extraction.opaqueReasons().isEmpty());
        assertThat(extraction.destinations()).allMatch(MutationProperties::isWhole);
        assertThat(extractor.extract(like.server(), like.tool(), arguments)).isEqualTo(extraction);
    }

    /** An end of {@code ::/80} is an IPv4-mapped address, thus an IPv4 address, which no IPv6 block holds. */
    private static boolean holdsItsOwn(CidrBlock block, byte[] end) {
        IpAddress address = IpAddress.ofBytes(end);
        return block.contains(address) == (address.isV4() == block.isV4());
    }

    /** Only a destination that is refused may be without a host. */
    private static boolean isWhole(Destination destination) {
        return !destination.host().isEmpty() || destination.invalid();
    }

    /** The same arguments with {@code text} as every string. */
    private static @Nullable Object replaced(@Nullable Object value, String text) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            map.forEach((key, member) -> out.put(String.valueOf(key), replaced(member, text)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> out = new ArrayList<>();
            list.forEach(each -> out.add(replaced(each, text)));
            return out;
        }
        return value instanceof String ? text : value;
    }

    @Provide
    Arbitrary<String> places() {
        return changed(Arbitraries.of(PLACES));
    }

    @Provide
    Arbitrary<String> changedTexts() {
        return changed(Arbitraries.of(TEXTS));
    }

    @Provide
    Arbitrary<ExtractionCases.Case> cases() {
        return Arbitraries.of(CASES);
    }

    private static Arbitrary<String> changed(Arbitrary<String> texts) {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.of("'\"`(){}[];:,.|&<>$@#%+-=/\\ \n\t0a"
                        .chars()
                        .mapToObj(c -> (char) c)
                        .toList()),
                Arbitraries.of('\u0000', '\uffff', '\ufffe', '\ud800', '\u3002', '\u200d'),
                Arbitraries.chars());
        Arbitrary<Integer> where = Arbitraries.integers().between(0, 400);
        return Combinators.combine(
                        texts,
                        texts,
                        where,
                        where,
                        characters,
                        Arbitraries.integers().between(0, 3))
                .as((text, other, from, length, c, how) -> {
                    int start = from % (text.length() + 1);
                    String head = text.substring(0, start);
                    String tail = text.substring(start);
                    return switch (how) {
                        case 0 -> head + c + tail;
                        case 1 -> head + tail.substring(Math.min(tail.length(), length % 8));
                        case 2 -> head + other.substring(length % (other.length() + 1));
                        default -> head + String.valueOf(c).repeat(length) + tail;
                    };
                });
    }
}
