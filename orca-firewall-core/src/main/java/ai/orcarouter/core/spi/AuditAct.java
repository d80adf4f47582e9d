/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody did to a workspace's configuration (REFERENCE 9).
 *
 * @param time when, cut to microseconds
 * @param actor who, with the role held at that moment; an id of 1 to 512 characters
 * @param verb what, such as {@code firewall_policy_update}; 1 to 512 characters
 * @param targetKind kind of what it was done to, such as {@code firewall_policy}; 1 to 512 characters
 * @param targetId id of what it was done to; up to 512 characters, empty when it has none
 * @param targetName its name for people; up to 512 characters, may be empty
 * @param payload a JSON object with safe metadata only (never a secret, a rule or a prompt), up to {@link #MAX_PAYLOAD}
 *     characters; kept in its canonical form
 */
public record AuditAct(
        Instant time, Actor actor, String verb, String targetKind, String targetId, String targetName, String payload) {
    /** The most characters of a payload: 64 Ki. */
    public static final int MAX_PAYLOAD = 64 << 10;

    /** Checks the texts, cuts the time to microseconds and brings the payload into its canonical form. */
    public AuditAct {
        time = time.truncatedTo(ChronoUnit.MICROS);
        StoreText.checkName("an actor's id", actor.id());
        StoreText.checkName("a verb", verb);
        StoreText.checkName("a target's kind", targetKind);
        StoreText.check("a target's id", targetId, StoreText.MAX_NAME);
        StoreText.check("a target's name", targetName, StoreText.MAX_NAME);
        payload = ChainJson.canonicalObject("an audit payload", payload, MAX_PAYLOAD);
    }
}
