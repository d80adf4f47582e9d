/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static ai.orcarouter.examples.jdbc.Contest.NOW;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import java.util.List;

/** Values of the tests. */
final class Samples {
    private Samples() {}

    /** A commit in which every name is {@code name}. */
    static ConfigCommit commit(ConfigSnapshot base, String name) {
        AuditAct act = new AuditAct(NOW, new Actor(name, Role.OWNER), name, name, name, name, "{}");
        return new ConfigCommit(
                base.revision(),
                List.of(new ConfigDocument(name, name, base.revision() + 1, "{}", name, NOW)),
                AuditChain.append(base.auditHead(), List.of(act)));
    }
}
