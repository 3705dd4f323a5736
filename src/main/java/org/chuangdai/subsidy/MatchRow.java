package org.chuangdai.subsidy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one line of a roster. */
@RegisterForReflection
@Schema(description = "比对结果 · What became of one line of the roster.")
public record MatchRow(
        @Schema(description = "Line of the file.") long line,
        @Schema(description = "The code, that of a person masked.") String code,
        @Schema(description = "MATCHED, UNKNOWN (nobody in sight) or INVALID (no valid code).") Match match,
        @Schema(description = "Global id of the payee, as grantSubsidy takes it.", nullable = true) String payee,
        @Schema(description = "Name, that of a person masked.", nullable = true) String name,
        @Schema(description = "Whether the payee qualifies by the records.", nullable = true) Boolean qualifies,
        @Schema(description = "What the programme pays, in yuan; null where it depends on the cost.", nullable = true) BigDecimal amount,
        @Schema(description = "Rules that are not met or that the records do not say, by code.") List<BenefitRule> rules,
        @Schema(description = "The same for people.") String reasons) {

    /** How a line met the records. */
    public enum Match {
        MATCHED, UNKNOWN, INVALID
    }

    static final String[] HEADER = {"line", "code", "match", "payee", "name", "qualifies", "amount", "rules", "reasons"};

    static MatchRow without(long line, String code, Match match) {
        return new MatchRow(line, code, match, null, null, null, null, List.of(), "");
    }

    String[] cells() {
        return new String[] {Long.toString(line), code, match.name(), payee, name, qualifies == null ? null : qualifies.toString(), amount == null ? null : amount.toPlainString(),
            String.join(";", rules.stream().map(Enum::name).toList()), reasons};
    }
}
