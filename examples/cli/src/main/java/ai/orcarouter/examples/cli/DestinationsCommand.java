/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.Extraction;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code orca destinations}: the places on the network that a tool call names. */
@Command(
        name = "destinations",
        description = {
            "Finds the places on the network that a tool call would connect to or names.",
            "",
            "Reads  {\"id\",\"server\"?,\"tool\",\"arguments\":{..}}",
            "Writes {\"id\",\"destinations\":[{\"role\":\"DIAL|MENTION\",\"kind\",\"host\",\"port\"?,\"scheme\"?,",
            "        \"pointer\",\"via\",\"invalid\"?}],\"opaque\",\"reasons\":[..]}",
            "",
            "opaque: the call may connect somewhere that cannot be told. invalid: the text has no",
            "single meaning; host then is what browsers would read."
        })
final class DestinationsCommand extends InputCommand {
    private static final Extraction UNREADABLE = new Extraction(List.of(), true, List.of("bad_row"));
    private static final Extraction UNACCEPTABLE = new Extraction(List.of(), true, List.of("arguments_invalid"));

    private final DestinationExtractor extractor = DestinationExtractor.defaults();

    @Override
    RowAnswerer answerer() {
        return new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                Arguments arguments =
                        row.raw("arguments").map(Arguments::ofJson).orElse(Arguments.none());
                String server = row.text("server").orElse(null);
                String tool = row.required("tool");
                write(
                        out,
                        arguments.fault().isPresent()
                                ? UNACCEPTABLE
                                : extractor.extract(server, tool, arguments.value()));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                write(out, UNREADABLE);
            }
        };
    }

    private static void write(JsonGenerator out, Extraction extraction) throws IOException {
        out.writeArrayFieldStart("destinations");
        for (Destination destination : extraction.destinations()) {
            out.writeStartObject();
            out.writeStringField("role", destination.role().name());
            out.writeStringField("kind", destination.kind().name());
            out.writeStringField("host", destination.host());
            if (destination.portOrNull() != null) {
                out.writeNumberField("port", destination.portOrNull());
            }
            if (destination.schemeOrNull() != null) {
                out.writeStringField("scheme", destination.schemeOrNull());
            }
            out.writeStringField("pointer", destination.pointer());
            out.writeStringField("via", destination.via().name());
            if (destination.invalid()) {
                out.writeBooleanField("invalid", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("opaque", extraction.opaque());
        out.writeArrayFieldStart("reasons");
        for (String reason : extraction.opaqueReasons()) {
            out.writeString(reason);
        }
        out.writeEndArray();
    }
}
