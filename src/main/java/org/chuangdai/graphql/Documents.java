package org.chuangdai.graphql;

import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads documents: parsed, held to the limits and validated once per text, then kept. */
final class Documents {
    private static final ParserOptions PARSER_OPTIONS = ParserOptions.newParserOptions().maxTokens(Limits.TOKENS_MAX)
            .maxCharacters(Limits.BODY_BYTES_MAX).captureIgnoredChars(false).captureLineComments(false).build();

    /** A document that may run, or the errors for which it may not. */
    record Read(Document document, List<? extends GraphQLError> errors, boolean introspects, Map<OperationDefinition, QueryCost> costs) {

        /** The operation of this name; without a name the only one. */
        OperationDefinition operation(String name) {
            List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
            if (name == null && operations.size() == 1) {
                return operations.get(0);
            }
            return operations.stream().filter(operation -> name != null && name.equals(operation.getName())).findFirst()
                    .orElseThrow(() -> name == null
                            ? new Refusal(ErrorCode.BAD_REQUEST, "文档含有%s个操作，请用operationName指明一个。", "The document has %s operations; name one with `operationName`.", operations.size())
                            : new Refusal(ErrorCode.BAD_REQUEST, "文档中没有名为“%s”的操作。", "The document has no operation named “%s”.", name));
        }
    }

    private final GraphQLSchema schema;
    private final boolean introspectionOpen;
    private final Map<String, Read> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
            return size() > Limits.DOCUMENTS_KEPT_MAX;
        }
    };

    Documents(GraphQLSchema schema, boolean introspectionOpen) {
        this.schema = schema;
        this.introspectionOpen = introspectionOpen;
    }

    Read read(String text) {
        synchronized (kept) {
            Read known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        Read read = parseAndValidate(text);
        if (read.errors().isEmpty() && text.length() <= Limits.DOCUMENT_KEPT_CHARACTERS_MAX) {
            synchronized (kept) {
                kept.put(text, read);
            }
        }
        return read;
    }

    private Read parseAndValidate(String text) {
        checkDigits(text);
        Document document;
        try {
            document = Parser.parse(ParserEnvironment.newParserEnvironment().document(text).parserOptions(PARSER_OPTIONS).locale(Locale.ENGLISH).build());
        } catch (InvalidSyntaxException malformed) {
            return new Read(null, List.of(malformed.toInvalidSyntaxError()), false, Map.of());
        }
        boolean introspects = DocumentShape.check(document);
        if (introspects && !introspectionOpen) {
            throw new Refusal(ErrorCode.FORBIDDEN, "本服务不开放模式自省。", "Introspection is closed on this service.");
        }
        List<? extends GraphQLError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        Map<OperationDefinition, QueryCost> costs = new HashMap<>();
        if (errors.isEmpty()) {
            for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
                costs.put(operation, new QueryCost(schema, document, operation));
            }
        }
        return new Read(document, errors, introspects, costs);
    }

    /** Refuses numbers so long that reading them would take longer than the rest of the request. */
    private static void checkDigits(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            if (run > Limits.NUMBER_DIGITS_MAX) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "数字超过%s位。", "A number has more than %s digits.", Limits.NUMBER_DIGITS_MAX);
            }
        }
    }
}
