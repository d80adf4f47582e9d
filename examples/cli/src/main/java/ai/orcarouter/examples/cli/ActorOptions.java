/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import java.util.Locale;
import picocli.CommandLine.Option;

/** On whose behalf something is changed: the options that every such command has. */
final class ActorOptions {
    @Option(
            names = "--actor",
            paramLabel = "NAME",
            required = true,
            description = "Who does it, for the record. Whoever can write to the database is believed.")
    private String actor = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The role of NAME in the workspace: viewer, developer, admin or owner; default developer, the"
                    + " least that may do it.")
    private String role = "developer";

    /** Who it is. */
    Actor actor() {
        if (actor.isBlank()) {
            throw new UsageException("--actor is empty");
        }
        for (Role each : Role.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(role)) {
                return new Actor(actor, each);
            }
        }
        throw new UsageException("no role \"" + role + "\"");
    }
}
