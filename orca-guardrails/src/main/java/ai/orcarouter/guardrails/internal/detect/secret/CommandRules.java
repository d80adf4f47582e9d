/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/**
 * Passwords as arguments of commands and functions that take nothing else there: where each stands, and by which words.
 */
final class CommandRules {
    private static final int WORK = 400;

    private CommandRules() {}

    /** A rule for every place where an argument may stand. */
    static List<Rule> all() {
        return List.of(
                new WordRule(WORK, Arguments::afterSwitches, "convertto-securestring"),
                new WordRule(WORK, (scan, start, end) -> Arguments.option(scan, end, "-password"), "connect-viserver"),
                new WordRule(WORK, (scan, start, end) -> Arguments.option(scan, end, "-a"), "redis-cli "),
                new WordRule(
                        WORK,
                        (scan, start, end) -> Arguments.option(scan, end, "-p"),
                        "psexec",
                        "docker login ",
                        "podman login ",
                        "registry login "),
                new WordRule(WORK, Arguments::next, "sshpass -p"),
                new WordRule(WORK, Arguments::nextIfStrong, "requirepass ", "masterauth "),
                new WordRule(
                        WORK,
                        Arguments::quoted,
                        "identified by '",
                        "identified by \"",
                        "with password '",
                        "encrypted password '"),
                new WordRule(WORK, Arguments::glued, "mysql ", "mysqldump ", "mysqladmin ", "mariadb "),
                new WordRule(WORK, Arguments::afterUser, "net use "),
                new WordRule(WORK, Arguments::piped, "--password-stdin"),
                new WordRule(WORK, Arguments::pairOfCurl, " -u ", " --user ", " -u\t"),
                new WordRule(WORK, Arguments::assignedPair, "userpwd"),
                new WordRule(WORK, Arguments::second, "networkcredential("),
                new WordRule(WORK, Arguments::secondIfStrong, ".login("));
    }
}
