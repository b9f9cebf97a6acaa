document.body.append('The backoffice');
