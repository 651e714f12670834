package faultlab.compile.notes;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What javac knows of a tree: a class of another package that is called alike is another class. */
final class Attributed {

    private final Trees trees;
    private final Elements elements;
    private final Types types;

    Attributed(Trees trees, Elements elements, Types types) {
        this.trees = trees;
        this.elements = elements;
        this.types = types;
    }

    /** The variable, method or class that a tree stands for. */
    @Nullable
    Element element(TreePath path) {
        return trees.getElement(path);
    }

    /** Whether it calls one of these methods of the type or of one below it. */
    boolean calls(TreePath call, String type, Set<String> methods) {
        return method(call)
                .filter(method -> methods.contains(method.getSimpleName().toString()))
                .filter(method -> isOf(method, type))
                .isPresent();
    }

    /** Whether the method of the type is called anywhere within. */
    boolean callsWithin(TreePath within, String type, String method) {
        return anyCall(within, call -> calls(call, type, Set.of(method)));
    }

    /** Whether such a call is anywhere within. */
    static boolean anyCall(TreePath within, Predicate<TreePath> wanted) {
        var found = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                if (wanted.test(getCurrentPath())) {
                    found.set(true);
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(within, null);
        return found.get();
    }

    /** Whether the type, or one below it, declares the method. */
    boolean isOf(ExecutableElement method, String type) {
        var owner = method.getEnclosingElement();
        return owner != null && isA(owner.asType(), type);
    }

    /** The method that is called, or the constructor. */
    Optional<ExecutableElement> method(TreePath call) {
        return element(call) instanceof ExecutableElement method ? Optional.of(method) : Optional.empty();
    }

    /** Whether the value of an expression is of the type. */
    boolean isA(TreePath expression, String type) {
        var mirror = trees.getTypeMirror(expression);
        return mirror != null && isA(mirror, type);
    }

    boolean isA(TypeMirror mirror, String type) {
        var wanted = elements.getTypeElement(type);
        var known = mirror.getKind() == TypeKind.DECLARED || mirror.getKind() == TypeKind.TYPEVAR;
        return wanted != null && known && types.isSubtype(types.erasure(mirror), types.erasure(wanted.asType()));
    }

    /** Whether a lambda's interface returns nothing, so that its expression's value is lost. */
    boolean isVoid(TreePath lambda) {
        var mirror = trees.getTypeMirror(lambda);
        if (mirror == null || mirror.getKind() != TypeKind.DECLARED) {
            return false;
        }
        return ElementFilter.methodsIn(elements.getAllMembers((TypeElement) types.asElement(mirror))).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .allMatch(method -> method.getReturnType().getKind() == TypeKind.VOID);
    }

    /** Whether it is a variable of a method's body, its resources left out: those are closed for it. */
    static boolean isLocal(@Nullable Element element) {
        return element != null && element.getKind() == ElementKind.LOCAL_VARIABLE;
    }

    static boolean isResource(@Nullable Element element) {
        return element != null && element.getKind() == ElementKind.RESOURCE_VARIABLE;
    }

    /** Whether it is a constant of the source: a literal, or a name for one. */
    boolean isConstant(TreePath expression) {
        return switch (expression.getLeaf().getKind()) {
            case INT_LITERAL, LONG_LITERAL -> true;
            default ->
                element(expression) != null
                        && expression.getLeaf().getKind() != Tree.Kind.METHOD_INVOCATION
                        && element(expression) instanceof VariableElement variable
                        && variable.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL));
        };
    }

    /** Whether the last thing that a method is given is the number 0. */
    static boolean endsWithZero(TreePath call) {
        return ((MethodInvocationTree) call.getLeaf()).getArguments().getLast() instanceof LiteralTree literal
                && literal.getValue() instanceof Number number
                && number.doubleValue() == 0;
    }
}
