/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.IpAddress;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code orca cidr}: whether an address lies in a block. */
@Command(
        name = "cidr",
        description = {
            "Tells whether an address lies in a CIDR block.",
            "",
            "Reads  {\"id\",\"cidr\",\"ip\"}",
            "Writes {\"id\",\"match\"}: true, false, or \"invalid\" when either is not acceptable",
            "text (leading zeros, netmasks, ranges, zone ids, a block without prefix length)."
        })
final class CidrCommand extends InputCommand {
    @Override
    RowAnswerer answerer() {
        return new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                Optional<CidrBlock> block = CidrBlock.parse(row.required("cidr"));
                Optional<IpAddress> address = IpAddress.parse(row.required("ip"));
                if (block.isPresent() && address.isPresent()) {
                    out.writeBooleanField("match", block.get().contains(address.get()));
                } else {
                    refuse(out);
                }
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeStringField("match", "invalid");
            }
        };
    }
}
