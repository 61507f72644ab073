import ts from 'typescript';
import { refTo, type Schema } from '../api/openapi/schema.js';

/** A type that JSON cannot carry, or that says nothing. */
export class Unspeakable extends Error {}

const has = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
const ABSENT = ts.TypeFlags.Undefined | ts.TypeFlags.Void;
const LITERAL = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral;
const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;

/**
 * Schemas of TypeScript's types as `JSON.stringify` writes their values: dates are texts, what is undefined is left out, methods are no
 * part of it. Types that have a name become components under that name.
 */
export class JsonSchemas {
  readonly components: Record<string, Schema> = {};
  /** Declarations by the name that their types would have; those of one name get the name of their room as well. */
  private readonly declared = new Map<string, Set<ts.Symbol>>();
  private at: string[] = [];

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly shared: ReadonlySet<string> = new Set(),
  ) {}

  /** Names that several declarations have. */
  sharedNames(): Set<string> {
    return new Set([...this.declared].filter(([, symbols]) => symbols.size > 1).map(([name]) => name));
  }

  /** What a method answers once its promise is kept. @throws Unspeakable */
  answer(method: ts.MethodDeclaration, place: string): { json: Schema } | { nothing: true } {
    this.at = [place];
    const signature = this.checker.getSignatureFromDeclaration(method)!;
    const returned = this.checker.getReturnTypeOfSignature(signature);
    const type = this.checker.getAwaitedType(returned) ?? returned;
    return has(type, ABSENT) ? { nothing: true } : { json: this.schema(type) };
  }

  private schema(type: ts.Type): Schema {
    const name = this.nameOf(type);
    if (!name) return this.inline(type);
    if (!Object.hasOwn(this.components, name)) {
      const component: Schema = {};
      this.components[name] = component;
      const description = textOf(type.aliasSymbol ?? type.symbol, this.checker);
      Object.assign(component, description ? { description } : {}, this.inline(type));
    }
    return refTo(name);
  }

  private inline(type: ts.Type): Schema {
    if (has(type, ts.TypeFlags.Any)) throw this.unspeakable('any');
    if (has(type, ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return { description: 'Any JSON' };
    if (has(type, ts.TypeFlags.BigIntLike | ts.TypeFlags.ESSymbolLike | ABSENT | ts.TypeFlags.Never | ts.TypeFlags.TypeParameter))
      throw this.unspeakable(this.checker.typeToString(type));
    if (has(type, ts.TypeFlags.Null)) return { type: 'null' };
    if (has(type, LITERAL)) return literals([(type as ts.LiteralType).value as string | number]);
    if (has(type, ts.TypeFlags.BooleanLiteral)) return { type: 'boolean', enum: [this.checker.typeToString(type) === 'true'] };
    if (has(type, ts.TypeFlags.StringLike)) return { type: 'string' };
    if (has(type, ts.TypeFlags.NumberLike)) return { type: 'number' };
    if (type.isUnion()) return this.union(type);
    if (type.isIntersection()) {
      const primitive = type.types.find((part) => has(part, PRIMITIVE));
      if (primitive) return this.inline(primitive);
    }
    return this.object(type);
  }

  private union(type: ts.UnionType): Schema {
    const parts = partsOf(type).filter((part) => !has(part, ABSENT));
    const isBoolean = parts.filter((part) => has(part, ts.TypeFlags.BooleanLiteral)).length === 2;
    const values = parts.filter((part) => has(part, LITERAL)).map((part) => (part as ts.LiteralType).value as string | number);
    const others = parts.filter(
      (part) => !has(part, LITERAL | ts.TypeFlags.Null) && !(isBoolean && has(part, ts.TypeFlags.BooleanLiteral)),
    );
    const schemas = [
      ...(values.length > 0 ? [literals(values)] : []),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...others.map((part) => this.schema(part)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ];
    const isNullable = parts.some((part) => has(part, ts.TypeFlags.Null));
    const [only] = schemas;
    if (schemas.length === 1 && only) return isNullable ? orNull(only) : only;
    return { anyOf: [...schemas, ...(isNullable ? [{ type: 'null' }] : [])] };
  }

  private object(type: ts.Type): Schema {
    const written = this.writtenAs(type);
    if (written) return written;
    if (this.checker.isTupleType(type)) {
      const prefixItems = this.checker.getTypeArguments(type as ts.TypeReference).map((item) => this.schema(item));
      return { type: 'array', prefixItems, minItems: prefixItems.length, maxItems: prefixItems.length };
    }
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: this.within('[]', () => this.schema(item!)) };
    }
    if (type.symbol && isOfTheLanguage(type.symbol) && !(type.symbol.flags & ts.SymbolFlags.TypeLiteral))
      throw this.unspeakable(this.checker.typeToString(type));
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const one = this.within(`.${property.name}`, () => this.property(property));
      if (!one) continue;
      properties[property.name] = one.schema;
      if (one.required) required.push(property.name);
    }
    const [index] = this.checker.getIndexInfosOfType(type);
    if (!index && Object.keys(properties).length === 0) throw this.unspeakable('{}');
    const additionalProperties = index && this.within('.*', () => this.schema(index.type));
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(additionalProperties ? { additionalProperties } : {}),
    };
  }

  /** A value that says itself how it is written. */
  private writtenAs(type: ts.Type): Schema | undefined {
    if (type.symbol?.name === 'Date' && isOfTheLanguage(type.symbol)) return { type: 'string', format: 'date-time' };
    const own = this.checker.getPropertyOfType(type, 'toJSON');
    const [signature] = own ? this.checker.getTypeOfSymbol(own).getCallSignatures() : [];
    return signature && this.schema(this.checker.getReturnTypeOfSignature(signature));
  }

  private property(property: ts.Symbol): { schema: Schema; required: boolean } | undefined {
    if (property.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) return undefined;
    const type = this.checker.getTypeOfSymbol(property);
    if (type.getCallSignatures().length > 0 || has(type, ts.TypeFlags.Never | ABSENT)) return undefined;
    const isAbsent = type.isUnion() && type.types.some((part) => has(part, ABSENT));
    const found = this.schema(type);
    const schema = /Centimes$/.test(property.name) ? whole(found) : found;
    const description = textOf(property, this.checker);
    return {
      schema: description ? { ...schema, description } : schema,
      required: !isAbsent && !(property.flags & ts.SymbolFlags.Optional),
    };
  }

  /** `Page<AwardItem>` is `PageOfAwardItem`; what has no name of ours is described where it stands. */
  private nameOf(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? namedSymbol(type);
    if (!symbol || isOfTheLanguage(symbol)) return undefined;
    const args = type.aliasSymbol ? (type.aliasTypeArguments ?? []) : this.argumentsOf(type);
    const names = args.map((arg) => this.nameOf(arg));
    if (names.some((name) => !name)) return undefined;
    const known = this.declared.get(symbol.name) ?? new Set();
    this.declared.set(symbol.name, known.add(symbol));
    const own = this.shared.has(symbol.name) ? roomOf(symbol) + symbol.name : symbol.name;
    return names.length > 0 ? `${own}Of${names.join('And')}` : own;
  }

  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
    if (!isReference) return [];
    // Of an interface the arguments end with its own `this`.
    const own = (type as ts.TypeReference).target.typeParameters?.length ?? 0;
    return this.checker.getTypeArguments(type as ts.TypeReference).slice(0, own);
  }

  private within<T>(step: string, work: () => T): T {
    this.at.push(step);
    const done = work();
    this.at.pop();
    return done;
  }

  private unspeakable(what: string): Unspeakable {
    return new Unspeakable(`${this.at.join('')}: ${what}`);
  }
}

/** The members of a union as they were written: `ApplicationState | null` is two, whatever states there are. */
function partsOf(type: ts.UnionType): ts.Type[] {
  const { origin } = type as ts.UnionType & { origin?: ts.Type };
  return origin?.isUnion() ? origin.types : type.types;
}

function literals(values: (string | number)[]): Schema {
  const type = typeof values[0] === 'string' ? 'string' : 'number';
  return { type, enum: [...values].sort((a, b) => (a < b ? -1 : 1)) };
}

function orNull(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [...(schema.anyOf ?? [schema]), { type: 'null' }] };
  return { ...schema, type: [schema.type, 'null'], ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}

/** Money is counted in whole centimes. */
function whole(schema: Schema): Schema {
  const type = [schema.type ?? []].flat().map((one) => (one === 'number' ? 'integer' : one));
  return schema.type ? { ...schema, type: type.length === 1 ? type[0]! : type } : schema;
}

const namedSymbol = ({ symbol }: ts.Type): ts.Symbol | undefined =>
  symbol && symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.Enum) ? symbol : undefined;

const sourceOf = (symbol: ts.Symbol): string => symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
const isOfTheLanguage = (symbol: ts.Symbol): boolean => sourceOf(symbol).includes('/node_modules/');
const roomOf = (symbol: ts.Symbol): string => {
  const room = /\/(?:libs|apps)\/([a-z]+)\//.exec(sourceOf(symbol))?.[1] ?? '';
  return room.charAt(0).toUpperCase() + room.slice(1);
};

const textOf = (symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string =>
  symbol && !isOfTheLanguage(symbol) ? ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim() : '';
