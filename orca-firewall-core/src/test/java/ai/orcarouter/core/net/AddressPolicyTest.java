/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy policy = AddressPolicy.defaults();

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this_network",
        "10.255.255.255, private",
        "100.64.0.1, shared",
        "100.127.255.255, shared",
        "100.100.100.200, cloud_metadata",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.1.1, link_local",
        "169.254.169.254, cloud_metadata",
        "172.16.0.0, private",
        "172.31.255.255, private",
        "192.0.0.9, ietf_protocol",
        "192.0.0.192, cloud_metadata",
        "192.0.2.1, documentation",
        "192.88.99.1, relay_6to4",
        "192.168.255.255, private",
        "198.19.255.255, benchmarking",
        "198.51.100.7, documentation",
        "203.0.113.255, documentation",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "168.63.129.16, cloud_metadata",
        "::, unspecified",
        "::1, loopback",
        "::7f00:1, ipv4_compatible",
        "::8.8.8.8, ipv4_compatible",
        "::ffff:127.0.0.1, loopback",
        "::ffff:0:127.0.0.1, ipv4_translated",
        "64:ff9b::127.0.0.1, loopback",
        "64:ff9b::a9fe:a9fe, cloud_metadata",
        "64:ff9b:1::808:808, nat64_local",
        "64:ff9b:0:1::1, outside_global_unicast",
        "100::1, discard",
        "100:0:0:1::1, dummy",
        "100:0:0:2::1, outside_global_unicast",
        "1fff::1, outside_global_unicast",
        "2001::1, teredo",
        "2001:2::1, benchmarking",
        "2001:1ff::1, ietf_protocol",
        "2001:db8::1, documentation",
        "2002:808:808::1, tunnel_6to4",
        "3fff::1, documentation",
        "3fff:fff::1, documentation",
        "4000::1, outside_global_unicast",
        "5f00::1, segment_routing",
        "fc00::1, unique_local",
        "fd00:ec2::254, cloud_metadata",
        "fd20:ce::254, cloud_metadata",
        "fe80::1, link_local",
        "fe80::a9fe:a9fe, cloud_metadata",
        "fec0::1, site_local",
        "ff02::1, multicast",
    })
    void classify_specialAddress_isBlockedWithItsCategory(String address, String category) {
        Classification classification = policy.classify(ip(address));

        assertThat(classification.blocked()).isTrue();
        assertThat(classification.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.31.196.1",
                "192.52.193.1",
                "192.175.48.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2003::1",
                "2620:4f:8000::1",
                "2a00:1450::1",
                "3ffe::1",
                "3fff:1000::1"
            })
    void classify_publicAddress_passes(String address) {
        assertThat(policy.classify(ip(address)).blocked()).isFalse();
        assertThat(policy.classify(ip(address)).category()).isEqualTo("public");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, loopback_name",
        "a.b.localhost, loopback_name",
        "localhost6, single_label",
        "db, single_label",
        "printer.local, local_name",
        "vault.internal, local_name",
        "router.home.arpa, local_name",
        "localhost.localdomain, local_name",
        "api.default.svc, local_name",
        "kubernetes.default, local_name",
        "kubernetes.default.svc.cluster.example, local_name",
        "metadata.google.internal, cloud_metadata",
        "metadata.goog, cloud_metadata",
        "metadata.tencentyun.com, cloud_metadata",
        "instance-data, cloud_metadata",
        "rancher-metadata, cloud_metadata",
        "host.docker.internal, container_host",
    })
    void classifyName_localName_isBlocked(String name, String category) {
        Classification classification = policy.classifyName(new Host.Name(name, false));

        assertThat(classification.blocked()).isTrue();
        assertThat(classification.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "localhost.example.org",
                "mylocalhost.org",
                "internal.example",
                "arpa.example",
                "x.metadata.goog",
                "kubernetes.defaults.example",
                "home-arpa.example",
                "svc.example"
            })
    void classifyName_ordinaryName_passes(String name) {
        assertThat(policy.classifyName(new Host.Name(name, true)).blocked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/, public",
        "wss://8.8.8.8/, public",
        "ftp://example.org/, scheme",
        "file://example.org/, scheme",
        "gopher://127.0.0.1/, scheme",
        "https://127.0.0.1/, loopback",
        "ws://[::1]/, loopback",
        "https://db/, single_label",
    })
    void classifyUrl_schemeThenHost_decide(String url, String category) {
        assertThat(policy.classifyUrl(url(url)).category()).isEqualTo(category);
    }

    @Test
    void exempt_block_freesItsAddressesAtThatPortOnly() {
        AddressPolicy lab = AddressPolicy.builder()
                .exempt(CidrBlock.parse("10.1.0.0/16").orElseThrow(), 8443, "lab network")
                .build();

        assertThat(lab.classify(ip("10.1.2.3"), 8443)).isEqualTo(new Classification(false, "exempt", "lab network"));
        assertThat(lab.classify(ip("::ffff:10.1.2.3"), 8443).blocked()).isFalse();
        assertThat(lab.classify(ip("10.1.2.3"), 443).blocked()).isTrue();
        assertThat(lab.classify(ip("10.1.2.3")).blocked()).isTrue();
        assertThat(lab.classify(ip("10.2.2.3"), 8443).blocked()).isTrue();
        assertThat(lab.classify(ip("64:ff9b::10.1.2.3"), 8443).blocked()).isTrue();
        assertThat(lab.classifyUrl(url("https://10.1.2.3:8443/")).blocked()).isFalse();
    }

    @Test
    void exempt_name_freesNoAddressWithoutPins() {
        Host.Name db = new Host.Name("db", false);
        AddressPolicy named = AddressPolicy.builder()
                .exempt(db, AddressPolicy.ANY_PORT, "team data base")
                .build();

        assertThat(named.classifyName(db).blocked()).isFalse();
        assertThat(named.classifyName(new Host.Name("db", true), 5432).category())
                .isEqualTo("exempt");
        assertThat(named.classify(db, ip("10.0.0.7"), 5432).blocked()).isTrue();
    }

    @Test
    void exempt_nameWithPins_freesThoseAddressesForThatName() {
        Host.Name db = new Host.Name("db.internal", false);
        AddressPolicy pinned = AddressPolicy.builder()
                .exempt(
                        db,
                        5432,
                        "team data base",
                        CidrBlock.parse("10.0.0.0/24").orElseThrow())
                .build();

        assertThat(pinned.classifyName(db, 5432).blocked()).isFalse();
        assertThat(pinned.classifyName(db, 80).blocked()).isTrue();
        assertThat(pinned.classify(db, ip("10.0.0.7"), 5432).blocked()).isFalse();
        assertThat(pinned.classify(db, ip("10.0.1.7"), 5432).blocked()).isTrue();
        assertThat(pinned.classify(new Host.Name("other.internal", false), ip("10.0.0.7"), 5432)
                        .blocked())
                .isTrue();
        assertThat(pinned.classify(ip("10.0.0.7"), 5432).blocked()).isTrue();
    }

    @Test
    void exempt_portOrReasonMissing_isRefused() {
        CidrBlock block = CidrBlock.parse("10.0.0.0/8").orElseThrow();

        assertThatThrownBy(() -> AddressPolicy.builder().exempt(block, 65_536, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressPolicy.builder().exempt(block, -1, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressPolicy.builder().exempt(block, 1, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static CanonicalUrl url(String text) {
        return ((UrlResult.Accepted) CanonicalUrl.parse(text)).url();
    }
}
