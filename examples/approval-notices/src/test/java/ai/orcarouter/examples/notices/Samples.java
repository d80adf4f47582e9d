/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.Names;
import ai.orcarouter.firewall.ApprovalNotices;
import ai.orcarouter.firewall.model.ApprovalNotice;
import ai.orcarouter.firewall.model.SignedNotice;
import java.time.Duration;
import java.time.Instant;

/** What the tests send, and to whom. */
final class Samples {
    static final String HOST = "reviews.partner.example";
    static final String APPROVAL = "0123456789abcdef01234567";
    static final String SECRET = "a shared secret of the tests";
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private Samples() {}

    static SignedNotice notice(String url) {
        ApprovalNotice notice = new ApprovalNotice("acme", NOW, APPROVAL, "bank.pay", "req-1", "conv-1", 3, 7);
        return ApprovalNotices.sign(notice, url, Secret.ofText(SECRET), NOW);
    }

    static SignedNotice notice(int port) {
        return notice("https://" + HOST + ":" + port + "/hooks/orca?team=a%20b");
    }

    /** The default policy, which lets 127.0.0.1 pass at one port. */
    static AddressPolicy permitting(int port) {
        return AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.1/32").orElseThrow(), port, "the receiver of the test")
                .build();
    }

    /** A sender that knows {@link #HOST} as 127.0.0.1, may go there, and tries once. */
    static OkHttpNoticeSender.Builder sender(Certificates certificates, int port) {
        return OkHttpNoticeSender.builder()
                .addressPolicy(permitting(port))
                .port(port)
                .resolver(new Names("127.0.0.1"))
                .trust(certificates.trust())
                .retries(RetryRule.once())
                .timeouts(patient())
                .observer((notice, delivery) -> {});
    }

    /** Time-outs that a slow machine keeps. */
    static Timeouts patient() {
        return new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    /** For what never answers. */
    static Timeouts impatient() {
        return new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(2));
    }
}
