//! An independent validator.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

/// A schema, ready to judge values.
pub(crate) struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    pub(crate) fn new(schema: &Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource("schema.json", schema.clone()).unwrap();
        Self::compiled(compiler, "schema.json")
    }

    /// What schemas themselves must follow.
    pub(crate) fn of_draft() -> Self {
        Self::compiled(Compiler::new(), "https://json-schema.org/draft/2020-12/schema")
    }

    fn compiled(mut compiler: Compiler, name: &str) -> Self {
        let mut schemas = Schemas::new();
        let index = compiler.compile(name, &mut schemas);
        let index = index.unwrap_or_else(|why| panic!("{why:#}"));
        Self { schemas, index }
    }

    /// What is wrong with a value; `None` where it is valid.
    pub(crate) fn fault(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|fault| fault.to_string())
    }

    /// Stops the test where a value is not valid.
    pub(crate) fn expect(&self, name: &str, value: &Value) {
        if let Some(fault) = self.fault(value) {
            panic!("{name} is not valid\n{fault}\n{value:#}");
        }
    }
}
