package org.chuangdai.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing wrong with one row of a file. */
@Schema(description = "问题 · One thing wrong with one row.")
public record Problem(
        @Schema(description = "Line in the file; the header is line 1.") long row,
        @Schema(description = "Column by its English name; null for the row as a whole.", nullable = true) String column,
        @Schema(description = "Stable code for programs, such as UNKNOWN_BORROWER.") String code,
        @Schema(description = "For people; Chinese, or English when Accept-Language asks for it.") String message) {
}
