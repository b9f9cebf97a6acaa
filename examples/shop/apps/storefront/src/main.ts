document.body.append('The storefront');
