/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/** The port that a scheme stands for when a URL gives none. */
final class DefaultPorts {
    private DefaultPorts() {}

    static @Nullable Integer of(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            case "ftps" -> 990;
            case "ssh", "sftp", "scp", "git+ssh", "ssh+git" -> 22;
            case "telnet" -> 23;
            case "smtp" -> 25;
            case "smtps" -> 465;
            case "dns" -> 53;
            case "gopher" -> 70;
            case "pop3" -> 110;
            case "nntp" -> 119;
            case "imap" -> 143;
            case "imaps" -> 993;
            case "ldap" -> 389;
            case "ldaps" -> 636;
            case "smb" -> 445;
            case "rtsp" -> 554;
            case "rsync" -> 873;
            case "mqtt" -> 1883;
            case "mqtts" -> 8883;
            case "mysql", "mariadb" -> 3306;
            case "nats" -> 4222;
            case "amqp" -> 5672;
            case "amqps" -> 5671;
            case "postgres", "postgresql" -> 5432;
            case "redis", "rediss" -> 6379;
            case "git" -> 9418;
            case "mongodb" -> 27017;
            default -> null;
        };
    }
}
