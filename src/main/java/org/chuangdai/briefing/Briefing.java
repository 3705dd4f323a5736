package org.chuangdai.briefing;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The loan and the incubation paragraph of a government report. */
@Description("简报 · The loan and the incubation paragraph of a government report.")
public record Briefing(
        @NonNull @Description("标题 · Title.") String title,
        @NonNull @Description("正文（Markdown） · The paragraphs as Markdown, the title above and the provenance below. What there is no figure for is left out.") String markdown,
        @NonNull @Description("正文中的数字，按出现顺序 · The figures of the text in the order in which it prints them.") List<@NonNull BriefingFigure> figures) {
}
