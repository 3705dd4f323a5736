package org.chuangdai.graphql;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds a parsed document to the limits that need no schema, before validation, whose own work grows with what is limited here.
 * Each fragment is measured once, so that fragments spread in fragments cost no more time than they have text.
 */
final class DocumentShape {

    /** Sizes of a selection set with its fragments spread out. */
    private record Size(int depth, long fields, long aliases, long directives, long top) {
        static final Size NONE = new Size(0, 0, 0, 0, 0);
        private static final long ENOUGH = 1L << 40;

        Size and(Size other) {
            return new Size(Math.max(depth, other.depth), Math.min(ENOUGH, fields + other.fields), Math.min(ENOUGH, aliases + other.aliases),
                    Math.min(ENOUGH, directives + other.directives), Math.min(ENOUGH, top + other.top));
        }

        Size withDirectives(int count) {
            return new Size(depth, fields, aliases, directives + count, top);
        }
    }

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();
    private boolean introspects;

    private DocumentShape(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** Refuses what is over a limit; otherwise says whether the document asks for the schema itself. */
    static boolean check(Document document) {
        checkValues(document);
        DocumentShape shape = new DocumentShape(document);
        shape.fragments.values().forEach(fragment -> shape.measure(fragment.getName()));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            Size size = shape.measure(operation.getSelectionSet()).withDirectives(operation.getDirectives().size());
            limit("嵌套层数", "depth", size.depth(), Limits.DEPTH_MAX);
            limit("根字段数", "root fields", size.top(), Limits.ROOT_FIELDS_MAX);
            limit("别名数", "aliases", size.aliases(), Limits.ALIASES_MAX);
            limit("指令数", "directives", size.directives(), Limits.DIRECTIVES_MAX);
            limit("字段数", "fields", size.fields(), Limits.FIELDS_MAX);
            if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
                shape.checkRootOfSubscription(operation.getSelectionSet());
            }
        }
        return shape.introspects;
    }

    /** The one field of a subscription cannot be left out by a directive; the engine's validation does not survive that it is. */
    private void checkRootOfSubscription(SelectionSet root) {
        for (Selection<?> selection : root.getSelections()) {
            if (selection instanceof DirectivesContainer<?> bearer && !bearer.getDirectives().isEmpty()) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "订阅的根字段不能带指令。", "The root field of a subscription takes no directives.");
            }
            if (selection instanceof InlineFragment inline) {
                checkRootOfSubscription(inline.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                checkRootOfSubscription(fragments.get(spread.getName()).getSelectionSet());
            }
        }
    }

    private static void limit(String chinese, String english, long found, int most) {
        if (found > most) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "查询的" + chinese + "超过上限%s；请拆分。", "The operation's " + english + " exceed the limit of %s; split it.", most);
        }
    }

    private Size measure(SelectionSet selections) {
        Size size = Size.NONE;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                size = size.and(measure(selection));
            }
        }
        return size;
    }

    private Size measure(Selection<?> selection) {
        if (selection instanceof Field field) {
            boolean ofSchema = field.getName().equals("__schema") || field.getName().equals("__type");
            introspects |= ofSchema;
            Size below = measure(field.getSelectionSet());
            // Introspection has limits of its own in the engine, which the standard tools' query keeps to.
            return new Size(ofSchema ? 1 : 1 + below.depth(), 1 + below.fields(), below.aliases() + (field.getAlias() == null ? 0 : 1),
                    below.directives() + field.getDirectives().size(), 1);
        }
        if (selection instanceof InlineFragment inline) {
            return measure(inline.getSelectionSet()).withDirectives(inline.getDirectives().size());
        }
        FragmentSpread spread = (FragmentSpread) selection;
        return measure(spread.getName()).withDirectives(spread.getDirectives().size());
    }

    private Size measure(String fragment) {
        if (!fragments.containsKey(fragment)) {
            return Size.NONE;
        }
        if (measured.containsKey(fragment)) {
            Size known = measured.get(fragment);
            if (known == null) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "片段%s直接或间接引用了自身。", "Fragment %s spreads itself.", fragment);
            }
            return known;
        }
        measured.put(fragment, null);
        Size size = measure(fragments.get(fragment).getSelectionSet());
        measured.put(fragment, size);
        return size;
    }

    private static void checkValues(Node<?> node) {
        if (node instanceof FloatValue number) {
            GraphQLRequest.checkMagnitude(number.getValue());
        } else if (node instanceof IntValue number) {
            GraphQLRequest.checkMagnitude(new BigDecimal(number.getValue()));
        } else if (node instanceof StringValue text) {
            GraphQLRequest.checkText(text.getValue());
        }
        node.getChildren().forEach(DocumentShape::checkValues);
    }
}
