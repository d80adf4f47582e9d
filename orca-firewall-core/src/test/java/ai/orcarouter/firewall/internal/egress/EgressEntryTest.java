/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.firewall.internal.egress.EgressEntry.Reading;
import ai.orcarouter.firewall.testkit.Vocabulary;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class EgressEntryTest {
    static final java.util.List<String> ENTRIES = Vocabulary.ENTRIES;

    private static EgressEntry entry(String text) {
        return EgressEntry.parseOrThrow(text);
    }

    private static Host host(String text) {
        return ((HostResult.Accepted) HostParser.parse(text)).host();
    }

    @ParameterizedTest
    @FieldSource("ENTRIES")
    void parse_vocabulary_isAcceptedWithoutRemark(String text) {
        Reading reading = EgressEntry.parse(text);
        assertThat(reading.entryOrNull()).isNotNull();
        assertThat(reading.message()).isEmpty();
    }

    @Test
    void parse_everyKind_isTold() {
        assertThat(entry("API.Example.org.")).isEqualTo(new EgressEntry.Name("api.example.org", OptionalInt.empty()));
        assertThat(entry("bücher.example:8080"))
                .isEqualTo(new EgressEntry.Name("xn--bcher-kva.example", OptionalInt.of(8080)));
        assertThat(entry("*.example.org:443")).isEqualTo(new EgressEntry.Suffix("example.org", OptionalInt.of(443)));
        assertThat(entry("10.0.0.1"))
                .isEqualTo(new EgressEntry.Address(IpAddress.parse("10.0.0.1").orElseThrow(), OptionalInt.empty()));
        assertThat(entry("[fd00::1]"))
                .isEqualTo(new EgressEntry.Address(IpAddress.parse("fd00::1").orElseThrow(), OptionalInt.empty()));
        assertThat(entry("10.0.0.0/8"))
                .isEqualTo(new EgressEntry.Block(CidrBlock.parse("10.0.0.0/8").orElseThrow()));
        assertThat(entry("MAILTO:Example.org")).isEqualTo(new EgressEntry.Mail("example.org"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                        | an entry must not be empty |
            ` a.org`                  | " a.org" has white space around it | write "a.org"
            https://a.org/x           | "https://a.org/x" is a URL; an entry is a host | write "a.org"
            https://u:p@a.org:8443/x  | "https://u:p@a.org:8443/x" is a URL; an entry is a host | write "a.org:8443"
            *                         | "*" names every host | leave the list out to speak of every destination
            *:443                     | "*:443" names every host | leave the list out to speak of every destination
            a.*.org                   | in "a.*.org" a * stands where it has no meaning | write a name, or "*." and a name for everything below it
            *a.org                    | in "*a.org" a * stands where it has no meaning | write a name, or "*." and a name for everything below it
            *.10.0.0.1                | "*.10.0.0.1" puts "*." before an address | write a CIDR block
            a.org:0                   | the port "0" of "a.org:0" is not a number from 1 to 65535 |
            a.org:65536               | the port "65536" of "a.org:65536" is not a number from 1 to 65535 |
            a.org:                    | the port "" of "a.org:" is not a number from 1 to 65535 |
            [fd00::1]:0443            | the port "0443" of "[fd00::1]:0443" is not a number from 1 to 65535 |
            FD00::1                   | "FD00::1" is not the canonical form of the address | write "fd00::1"
            [FD00:0::1]:443           | "[FD00:0::1]:443" is not the canonical form of the address | write "[fd00::1]:443"
            ::ffff:10.0.0.1           | "::ffff:10.0.0.1" is not the canonical form of the address | write "10.0.0.1"
            10.0.0.0/255.0.0.0        | "10.0.0.0/255.0.0.0" has a netmask; a CIDR block has a prefix length | write "10.0.0.0/8"
            10.0.0.0/255.0.255.0      | "10.0.0.0/255.0.255.0" has a netmask; a CIDR block has a prefix length |
            10.0.0.0/33               | the prefix length of "10.0.0.0/33" is not a number from 0 to 32 |
            fd00::/129                | the prefix length of "fd00::/129" is not a number from 0 to 128 |
            10.0.0.0/08               | the prefix length of "10.0.0.0/08" is not a number from 0 to 32 |
            10.0.0.0/8:443            | "10.0.0.0/8:443" has a port, which a CIDR block cannot have |
            10/8                      | "10/8" is not a CIDR block: its network is not an address | a block is written as in "192.0.2.0/24" or "2001:db8::/32"
            FD00::/8                  | "FD00::/8" is not the canonical form of the block | write "fd00::/8"
            a.org/x                   | "a.org/x" has a path; an entry is a host | write "a.org"
            mailto:me@a.org           | "mailto:me@a.org" is a mail address; an entry is a domain | write "mailto:a.org"
            mailto:10.0.0.1           | "10.0.0.1" is not a mail domain |
            """)
    void parse_faultyText_saysWhatIsWrong(String text, String message, String hint) {
        Reading reading = EgressEntry.parse(text);
        assertThat(reading.entryOrNull()).isNull();
        assertThat(reading.message()).isEqualTo(message);
        assertThat(reading.hint()).isEqualTo(hint == null ? "" : hint);
    }

    @Test
    void parse_ambiguousAddress_isRefusedWithBothReadings() {
        Reading reading = EgressEntry.parse("010.0.0.1");
        assertThat(reading.entryOrNull()).isNull();
        assertThat(reading.message()).contains("8.0.0.1", "10.0.0.1");
        assertThat(reading.hint()).contains("without leading zeros");
    }

    @Test
    void parse_hostBits_isAcceptedWithRemark() {
        Reading reading = EgressEntry.parse("10.1.2.3/8");
        assertThat(reading.entryOrNull()).isEqualTo(entry("10.0.0.0/8"));
        assertThat(reading.message()).isEqualTo("\"10.1.2.3/8\" has bits set after its prefix");
        assertThat(reading.hint()).isEqualTo("write \"10.0.0.0/8\"");
    }

    @Test
    void parseOrThrow_faultyText_throwsWithReason() {
        assertThatThrownBy(() -> EgressEntry.parseOrThrow("*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"*\" names every host");
    }

    @Test
    void matchesLiterally_host_followsItsKind() {
        assertThat(entry("a.org").matchesLiterally(host("A.org."))).isTrue();
        assertThat(entry("a.org").matchesLiterally(host("b.a.org"))).isFalse();
        assertThat(entry("*.a.org").matchesLiterally(host("c.b.a.org"))).isTrue();
        assertThat(entry("*.a.org").matchesLiterally(host("a.org"))).isFalse();
        assertThat(entry("*.a.org").matchesLiterally(host("xa.org"))).isFalse();
        assertThat(entry("10.0.0.1").matchesLiterally(host("10.0.0.1"))).isTrue();
        assertThat(entry("10.0.0.0/8").matchesLiterally(host("::ffff:10.9.9.9")))
                .isTrue();
        assertThat(entry("10.0.0.0/8").matchesLiterally(host("a.org"))).isFalse();
        assertThat(entry("mailto:a.org").matchesLiterally(host("a.org"))).isFalse();
    }

    @Test
    void acceptsPort_entryWithPort_takesOnlyThatPort() {
        assertThat(entry("a.org:443").acceptsPort(443)).isTrue();
        assertThat(entry("a.org:443").acceptsPort(80)).isFalse();
        assertThat(entry("a.org:443").acceptsPort(-1)).isFalse();
        assertThat(entry("a.org").acceptsPort(-1)).isTrue();
        assertThat(entry("10.0.0.0/8").acceptsPort(22)).isTrue();
    }
}
