package org.chuangdai.access;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The caller, as shown to the caller. */
@Description("当前用户 · Who is asking.")
public record Viewer(
        @NonNull @Description("姓名 · Name.") String name,
        @NonNull @Description("角色 · Roles.") List<@NonNull String> roles,
        @Ignore String divisionCode,
        @Description("机构代码 · Code of the caller's bank, guarantee fund or base.") String organisation) {
}
