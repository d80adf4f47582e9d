/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** What an argument of a program is; the words of {@code programs.txt}. */
enum Meaning {
    /** A URL or a bare {@code host[:port][/path]}. */
    URL,
    /** A URL, or nothing on the network. */
    MAYBE,
    /** A URL, or the name of something local such as a database. */
    URI,
    /** A proxy: URL or {@code host:port}. */
    PROXY,
    /** A host, with a port or not. */
    HOST,
    /** Words of which some are URLs. */
    URLS,
    /** {@code host:port}. */
    HOSTPORT,
    /** {@code [user@]host[:port]} or a URL. */
    USERHOST,
    /** Hosts with commas or spaces between them. */
    HOSTS,
    /** URLs or hosts with commas between them. */
    ENDPOINTS,
    /** The port of the command's hosts. */
    PORT,
    /** curl's {@code host:port:address[,address]}. */
    RESOLVE,
    /** curl's {@code host1:port1:host2:port2}. */
    CONNECTTO,
    /** A Unix domain socket; URLs of the command are then only mentioned. */
    UNIX,
    /** SSH jump hosts with commas between them. */
    JUMP,
    /** An SSH option, {@code Name=value}. */
    SSHOPT,
    /** SSH port forwarding, whose far end is reached from the other host. */
    TUNNEL,
    /** SSH {@code -W host:port}. */
    FORWARD,
    /** {@code [user@]host:path}, a URL, or a local path. */
    LOCATION,
    /** A git remote: as a location, or the name of a configured remote. */
    GIT,
    /** {@code name=value} of git's configuration. */
    GITCONFIG,
    /** A name of git's configuration. */
    GITKEY,
    /** The value for the name before it. */
    GITVALUE,
    /** Hosts with commas between them, or a file that lists hosts. */
    INVENTORY,
    /** A name, address, block or range to scan. */
    SCAN,
    /** An operand of dig: {@code @server}, a type, a class, or a name. */
    DNS,
    /** A name to look up. */
    NAME,
    /** An address of socat. */
    SOCAT,
    /** An operand of HTTPie: method, URL, then items. */
    HTTPIE,
    /** A PostgreSQL connection: URL, pairs, or the name of a database. */
    CONNINFO,
    /** A MongoDB address: URL, {@code host[:port]/db}, or the name of a database. */
    MONGO,
    /** {@code [tcp:]host[,port]} of SQL Server. */
    SERVER,
    /** {@code //host/share} or {@code \\host\share}. */
    UNC,
    /** The same, or something local. */
    UNCMAYBE,
    /** What is mounted: {@code host:/path}, {@code //host/share}, a URL or a device. */
    MOUNT,
    /** A reference to a container image. */
    IMAGE,
    /** An image behind a transport, as in {@code docker://host/name}. */
    IMAGEURL,
    /** A container registry. */
    REGISTRY,
    /** {@code name:address} for a hosts file. */
    ADDHOST,
    /** A package: a name from the configured index, a URL, a git reference, or a path. */
    PACKAGE,
    /** The path of a Go module. */
    GOPACKAGE,
    /** Mail recipients. */
    MAIL,
    /** {@code name=value} that may be a setting of a proxy. */
    SETTING,
    /** Words of a {@code config set name value} command. */
    SETTINGS,
    /** {@code NAME=value} of the environment. */
    ENV,
    /** A local address or interface. */
    BIND,
    /** Data that is sent: what it names is mentioned. */
    DATA,
    /** A text that only names: mentioned. */
    MENTION,
    /** A value that names nothing. */
    VALUE,
    /** A configuration file that may name destinations. */
    CONFIG,
    /** A file that lists destinations. */
    LIST,
    /** A shell command in one argument. */
    SHELL,
    /** Program text. */
    CODE,
    /** A SQL statement. */
    SQL,
    /** An awk program. */
    AWK,
    /** A PowerShell command in one argument. */
    PWSHELL,
    /** A base64 PowerShell command. */
    ENCODED,
    /** A file of program text. */
    SCRIPT,
    /** When commands are to run that standard input gives. */
    SCHEDULE,
    /** A Python module. */
    MODULE,
    /** {@code name=command}. */
    ALIAS,
    /** {@code NAME=value} of a declaration. */
    ASSIGNMENT,
    /** The name of a subcommand with a table of its own. */
    SUBCOMMAND,
    /** This and all further arguments are a command of their own. */
    COMMAND,
    /** The same, completed by what standard input says. */
    XARGS,
    /** This and all further arguments, joined, are a shell command. */
    SHELLREST,
    /** The same for PowerShell. */
    PSREST,
    /** The same for cmd.exe, after its switches. */
    CMDREST,
    /** An expression of find, which may hold commands. */
    FIND,
    /** This and all further arguments belong to what was started. */
    REST;

    /** Whether option parsing ends with the first operand of this meaning. */
    boolean takesRest() {
        return compareTo(COMMAND) >= 0;
    }
}
