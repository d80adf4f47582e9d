/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import picocli.CommandLine.Option;

/** On whose behalf something is done that only an Admin may do: the option that every such command has. */
final class AdminOptions {
    @Option(
            names = "--actor",
            paramLabel = "NAME",
            required = true,
            description = "The Admin who does it, for the record. Whoever can write to the database is believed.")
    private String actor = "";

    /** Who it is. */
    Actor actor() {
        if (actor.isBlank()) {
            throw new UsageException("--actor is empty");
        }
        return new Actor(actor, Role.ADMIN);
    }
}
