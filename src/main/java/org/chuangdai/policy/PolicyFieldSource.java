package org.chuangdai.policy;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Where one single value of a resolved policy comes from. */
@Description("取值依据 · Where a value of the policy comes from.")
public record PolicyFieldSource(
        @NonNull @Description("字段 · Field.") PolicyField field,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source) {
}
